//! Places by adjectives, names of peoples, and as capitals: "russe", "les Russes", "la capitale turque".

use super::candidate::{Candidate, Cover, Reader};
use super::find::Found;
use super::words::has;
use super::{PlaceKind, Via};
use crate::Span;
use crate::lexicon::Upos;

/// Shorter words are no adjectives of places.
const SHORTEST: usize = 4;
/// How many words may stand between "capitale" and its country: "de", "la".
const CAPITAL_REACH: usize = 3;

impl Reader<'_> {
    /// An adjective or the name of a people, or both halves of "franco-allemand".
    pub(super) fn demonym(
        &mut self,
        sentence: usize,
        token: usize,
        upos: Upos,
        capital: bool,
        out: &mut Vec<Candidate>,
    ) {
        let span = self.tokens.all()[token].span;
        if span.len() < SHORTEST || (capital && !self.is_people(sentence, token, upos)) {
            return;
        }
        let gazetteer = self.gazetteer;
        // A small noun is a language or a thing: "le français", "une limousine".
        let doubtful = (!capital && upos == Upos::Noun) || self.is_thing(sentence, token);
        let key = self.folded(token);
        let mut add = |span: Span, found: Vec<Found>| {
            let (first, sentence) = (token as u32, sentence as u32);
            out.push(Candidate {
                span,
                first,
                last: first,
                sentence,
                via: Via::Demonym,
                found,
                hint: None,
                doubtful,
            });
        };
        let tables = &gazetteer.tables;
        if let Some(value) = tables.demonyms.get(key) {
            return add(span, gazetteer.by_demonym(value.value()));
        }
        let Some((before, after)) = key.rsplit_once(' ') else { return };
        let halves = (tables.prefixes.get(before), tables.demonyms.get(after));
        let (Some(before), Some(after)) = halves else { return };
        let (before, after) = (before.value(), after.value());
        let form = self.form(token);
        let hyphen = form.rfind('-').filter(|&at| at > 0 && at + 1 < form.len());
        let Some(hyphen) = hyphen else { return };
        let (start, end) = (span.start as usize, span.end as usize);
        add(Span::new(start, start + hyphen), gazetteer.by_demonym(before));
        add(Span::new(start + hyphen + 1, end), gazetteer.by_demonym(after));
    }

    /// Whether a capital begins the name of a people and not of a person: "les Russes", "un Turc", not "Romain Duris".
    fn is_people(&self, sentence: usize, token: usize, upos: Upos) -> bool {
        let range = self.tokens.range(sentence);
        let upos_of = |token: usize| self.words.get(token).map(|word| word.upos);
        let beside = |token: usize| range.contains(&token) && upos_of(token) == Some(Upos::Propn);
        if beside(token + 1) && upos == Upos::Propn {
            return false;
        }
        if token == range.start {
            return upos != Upos::Propn || self.form(token).ends_with('s');
        }
        matches!(
            upos_of(token - 1),
            Some(Upos::Det | Upos::Num | Upos::Adj | Upos::Adp | Upos::Cconj)
        ) || upos == Upos::Adj
            || self.form(token).ends_with('s')
    }

    /// Whether an adjective says what a thing or a language is: "café turc", "langue française", "en anglais".
    fn is_thing(&mut self, sentence: usize, token: usize) -> bool {
        let words = self.gazetteer.words;
        let start = self.tokens.range(sentence).start;
        if token == start {
            return false;
        }
        let before = self.folded(token - 1);
        has(&words.things, before) || has(&words.to_area, before)
    }

    /// "la capitale turque", "la capitale de la Turquie".
    pub(super) fn description(&mut self, sentence: usize, token: usize, out: &mut Vec<Candidate>) {
        let gazetteer = self.gazetteer;
        let words = gazetteer.words;
        let form = self.form(token);
        let is_capital = words.capital.iter().any(|own| own.eq_ignore_ascii_case(form));
        if !is_capital || self.cover(token) != Cover::Nothing {
            return;
        }
        let range = self.tokens.range(sentence);
        let all = self.tokens.all();
        let described = |span: Span| {
            out.iter().find(|own| own.via == Via::Name && own.span.start == span.start)
        };
        for at in token + 1..range.end.min(token + 1 + CAPITAL_REACH) {
            let tables = &gazetteer.tables;
            let country = if let Some(named) = described(all[at].span) {
                Some((named.found.clone(), named.last))
            } else if at == token + 1 {
                let value = tables.demonyms.get(self.folded(at));
                value.map(|value| (gazetteer.by_demonym(value.value()), at as u32))
            } else {
                None
            };
            if let Some((countries, last)) = country {
                let capitals =
                    countries.iter().filter(|own| tables.kind(own.entry) == PlaceKind::Country);
                let found: Vec<Found> = capitals
                    .filter_map(|own| Some(Found { entry: tables.capital(own.entry)?, ..*own }))
                    .collect();
                let span = Span { start: all[token].span.start, end: all[last as usize].span.end };
                if !found.is_empty() {
                    out.push(Candidate {
                        span,
                        first: token as u32,
                        last,
                        sentence: sentence as u32,
                        via: Via::Description,
                        found,
                        hint: None,
                        doubtful: false,
                    });
                }
                return;
            }
            if !has(&words.of, self.folded(at)) {
                return;
            }
        }
    }
}
