//! An article → what may name a place in it.

use super::find::Found;
use super::fold::fold;
use super::words::{Hint, has};
use super::{Gazetteer, PlaceKind, Via};
use crate::entities::{Label, Mention, MentionKind};
use crate::lexicon::Upos;
use crate::syntax::Word;
use crate::tokens::Tokens;
use crate::{Article, Span};

/// Words that may name a place, and the entries that they may mean.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) sentence: u32,
    pub(super) via: Via,
    pub(super) found: Vec<Found>,
    /// What the words before it let expect.
    pub(super) hint: Option<Hint>,
    /// Whether the words around it make a place unlikely.
    pub(super) doubtful: bool,
}

/// A country of more words than this is named by fewer.
const LONGEST_COUNTRY: usize = 5;

/// What candidates are looked for in, token by token.
pub(super) struct Reader<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    pub(super) words: &'a [Word],
    /// For each token, whether a name covers it.
    covered: Vec<Cover>,
    /// A folded word.
    key: String,
}

/// What covers a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cover {
    Nothing,
    Place,
    /// A person, a body: its words name no place.
    Other,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        gazetteer: &'a Gazetteer,
        article: &Article<'a>,
        tokens: &'a Tokens,
        words: &'a [Word],
        mentions: &[Mention],
    ) -> Self {
        let mut covered = vec![Cover::Nothing; tokens.len()];
        for mention in mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
            let cover = if mention.label == Label::Loc { Cover::Place } else { Cover::Other };
            let inside = mention.first as usize..=mention.last as usize;
            for own in covered.get_mut(inside).into_iter().flatten() {
                if *own != Cover::Place {
                    *own = cover;
                }
            }
        }
        Self { gazetteer, text: article.text, tokens, words, covered, key: String::new() }
    }

    /// Every candidate, in order.
    pub(super) fn read(mut self, mentions: &[Mention]) -> Vec<Candidate> {
        let mut found = Vec::new();
        for mention in mentions {
            match mention.label {
                _ if mention.kind != MentionKind::Name => {}
                Label::Loc => found.extend(self.name(mention)),
                Label::Org => found.extend(self.seat(mention)),
                _ => {}
            }
        }
        for sentence in 0..self.tokens.sentences() {
            for token in self.tokens.range(sentence) {
                self.description(sentence, token, &mut found);
                if self.covered[token] == Cover::Nothing {
                    self.word(sentence, token, &mut found);
                }
            }
        }
        found.sort_by_key(|candidate| (candidate.span.start, candidate.span.end));
        found
    }

    pub(super) fn cover(&self, token: usize) -> Cover {
        self.covered[token]
    }

    pub(super) fn form(&self, token: usize) -> &'a str {
        self.tokens.all()[token].span.of(self.text)
    }

    /// A word of the sentence, folded.
    pub(super) fn folded(&mut self, token: usize) -> &str {
        let form = self.form(token);
        self.key.clear();
        fold(form, &mut self.key);
        &self.key
    }

    /// A name of a place: as it stands, or without "région de" before it or "nord de" in it.
    fn name(&mut self, mention: &Mention) -> Option<Candidate> {
        let gazetteer = self.gazetteer;
        let words = gazetteer.words;
        let name = mention.span.of(self.text);
        let mut key = String::with_capacity(name.len());
        fold(name, &mut key);
        if has(&words.nowhere, &key) || self.is_street(mention) {
            return None;
        }
        let mut hint = self.hint(mention);
        let mut found = gazetteer.named(&key);
        if found.is_empty() {
            let (head, rest) = words.divide(&key).unwrap_or_default();
            let head_hint = words.head(head);
            if head_hint.is_some() || has(&words.side, head) || starts_with_number(head) {
                hint = head_hint;
                found = gazetteer.named(rest);
                if found.is_empty()
                    && let Some(elided) = rest.strip_prefix(['l', 'd'])
                {
                    found = gazetteer.named(elided);
                }
            } else if !key.split(' ').next().is_some_and(|first| has(&words.street, first)) {
                found = gazetteer.find(name);
            }
        }
        let via = found.first()?.via;
        Some(Candidate {
            span: mention.span,
            first: mention.first,
            last: mention.last,
            sentence: mention.sentence,
            via,
            found,
            hint,
            doubtful: false,
        })
    }

    /// The place at the end of the name of a body: "le Parlement de Tbilissi".
    fn seat(&mut self, mention: &Mention) -> Option<Candidate> {
        let words = self.gazetteer.words;
        let (of, last) = ((mention.last as usize).checked_sub(1)?, mention.last as usize);
        let named = of > mention.first as usize && has(&words.of, self.folded(of));
        let span = self.tokens.all()[last].span;
        let found = self.gazetteer.find_exactly(span.of(self.text));
        (named && self.form(last).starts_with(char::is_uppercase)).then_some(())?;
        Some(Candidate {
            span,
            first: mention.last,
            last: mention.last,
            sentence: mention.sentence,
            via: found.first()?.via,
            found,
            hint: None,
            doubtful: false,
        })
    }

    /// What the words before a name let expect: "région de", "ville de", "à", "en".
    fn hint(&mut self, mention: &Mention) -> Option<Hint> {
        let words = self.gazetteer.words;
        let start = self.tokens.range(mention.sentence as usize).start;
        let mut at = (mention.first as usize).checked_sub(1).filter(|&before| before >= start)?;
        let direct = self.folded(at);
        if has(&words.to_town, direct) {
            return Some(Hint::Town);
        }
        if has(&words.to_area, direct) {
            return Some(Hint::Area);
        }
        let area = has(&words.of_area, direct).then_some(Hint::Area);
        let mut linked = false;
        while at > start && has(&words.of, self.folded(at)) {
            linked = true;
            at -= 1;
        }
        let before = self.folded(at);
        if has(&words.to_area, before) {
            return Some(Hint::Area);
        }
        if linked { words.head(before).or(area) } else { None }
    }

    /// Whether a name is the end of that of a street: "rue de Lille", "avenue Foch".
    fn is_street(&mut self, mention: &Mention) -> bool {
        let words = self.gazetteer.words;
        let start = self.tokens.range(mention.sentence as usize).start;
        let mut at = mention.first as usize;
        while at > start && has(&words.of, self.folded(at - 1)) {
            at -= 1;
        }
        at > start && has(&words.way, self.folded(at - 1))
    }

    /// A country that the names left out, or an adjective or a people.
    fn word(&mut self, sentence: usize, token: usize, found: &mut Vec<Candidate>) {
        let upos = self.words.get(token).map_or(Upos::X, |word| word.upos);
        if !matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn) {
            return;
        }
        let capital = self.form(token).starts_with(char::is_uppercase);
        if capital && self.country(sentence, token, found) {
            return;
        }
        self.demonym(sentence, token, upos, capital, found);
    }

    /// A country by its name, where no name covers it.
    fn country(&mut self, sentence: usize, token: usize, out: &mut Vec<Candidate>) -> bool {
        let gazetteer = self.gazetteer;
        let range = self.tokens.range(sentence);
        let beside = |token: usize| {
            range.contains(&token)
                && self.words.get(token).is_some_and(|word| word.upos == Upos::Propn)
        };
        let mut key = String::new();
        let mut best = None;
        for last in token..range.end.min(token + LONGEST_COUNTRY) {
            if self.cover(last) != Cover::Nothing {
                break;
            }
            if last > token && !self.form(last - 1).ends_with(['\'', '’']) {
                key.push(' ');
            }
            fold(self.form(last), &mut key);
            let Some(value) = gazetteer.tables.names.get(&key) else { continue };
            let country = gazetteer
                .tables
                .meanings(value.value())
                .find(|meaning| gazetteer.tables.kind(meaning.entry) == PlaceKind::Country);
            let after = last + 1;
            if country.is_some() && !beside(after) && (token == 0 || !beside(token - 1)) {
                best = Some(last);
            }
        }
        let Some(last) = best else { return false };
        let all = self.tokens.all();
        let span = Span { start: all[token].span.start, end: all[last].span.end };
        let found = gazetteer.find(span.of(self.text));
        out.push(Candidate {
            span,
            first: token as u32,
            last: last as u32,
            sentence: sentence as u32,
            via: Via::Name,
            found,
            hint: None,
            doubtful: false,
        });
        true
    }
}

/// "18e" of "18e arrondissement".
fn starts_with_number(head: &str) -> bool {
    head.starts_with(|c: char| c.is_ascii_digit())
}
