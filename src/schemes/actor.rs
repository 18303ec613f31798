//! Who takes part: name, country and sector.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use crate::entities::{Label, Mention, MentionKind};
use crate::places::{CountryCodes, Gazetteer};
use crate::syntax::Parser;
use crate::{Layers, Span};

/// How many mentions of somebody are asked for country and sector.
const MOST: usize = 16;

/// Somebody who takes part in an event, as PLOVER describes actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor<'t> {
    /// ISO 3166 alpha-3 of the country that its words name: "RUS" for "soldats russes".
    pub code: Option<&'static str>,
    /// The part of society, by `assets/schemes/sectors.toml`: "MIL".
    pub sector: Option<&'static str>,
    /// The words of the event.
    pub entity_text: &'t str,
    /// The fullest name that the text gives it; without a name, the words.
    pub name: &'t str,
    /// What kind of thing has the name; none without a name.
    pub label: Option<Label>,
}

impl Actor<'_> {
    /// Whether it is known as somebody who can act: by a name, a country or a sector.
    pub fn is_known(&self) -> bool {
        self.label.is_some() || self.code.is_some() || self.sector.is_some()
    }
}

/// Describes the actors of one text.
pub(super) struct Actors<'t> {
    pub(super) text: &'t str,
    layers: &'t Layers,
    /// By entity: its names and descriptions.
    mentions: Vec<Vec<&'t Mention>>,
}

impl<'t> Actors<'t> {
    pub(super) fn new(text: &'t str, layers: &'t Layers) -> Self {
        let mut mentions = vec![Vec::new(); layers.entities.len()];
        for mention in layers.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun) {
            mentions[mention.entity as usize].push(mention);
        }
        Self { text, layers, mentions }
    }

    /// The actor that the words of an argument name.
    pub(super) fn of(&self, span: Span) -> Actor<'t> {
        let head = self.head(span);
        let mention = head.and_then(|head| self.mention(head));
        let entity_text = span.of(self.text);
        let name = mention.map_or(entity_text, |mention| {
            self.layers.entities[mention.entity as usize].name.of(self.text)
        });
        // What the words themselves say comes before what other mentions do.
        let others = || mention.iter().flat_map(|m| &self.mentions[m.entity as usize]).take(MOST);
        Actor {
            code: self.country(span).or_else(|| others().find_map(|m| self.country(m.span))),
            sector: head
                .and_then(|head| self.sector(head))
                .or_else(|| sector(&name.to_lowercase()))
                .or_else(|| others().find_map(|m| self.sector(m.head as usize))),
            entity_text,
            name,
            label: mention.map(|mention| mention.label),
        }
    }

    /// The tokens of some words.
    fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = self.layers.tokens.all();
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        start..tokens.partition_point(|token| token.span.start < span.end)
    }

    /// The token whose head lies outside of the words.
    fn head(&self, span: Span) -> Option<usize> {
        let tokens = self.tokens(span);
        let is_head = |token: &usize| {
            let word = self.layers.words.get(*token);
            word.is_some_and(|word| word.head.is_none_or(|h| !tokens.contains(&(h as usize))))
        };
        tokens.clone().find(is_head)
    }

    /// The mention of somebody or something that a token belongs to.
    fn mention(&self, token: usize) -> Option<&'t Mention> {
        let mentions = &self.layers.mentions;
        let next = mentions.partition_point(|mention| mention.first as usize <= token);
        mentions[..next].last().filter(|mention| token <= mention.last as usize)
    }

    /// The first country that some words name, or a place or people of which they name.
    fn country(&self, span: Span) -> Option<&'static str> {
        let places = &self.layers.places;
        let first = places.partition_point(|place| place.span.end <= span.start);
        let named = places[first..].iter().take_while(|place| place.span.start < span.end);
        let mut codes = named.filter_map(|place| Gazetteer::embedded().get(place.entry).country);
        codes.find_map(CountryCodes::of).map(|codes| codes.alpha3)
    }

    /// The sector that a noun names.
    fn sector(&self, token: usize) -> Option<&'static str> {
        let word = self.layers.words.get(token)?;
        let form = self.layers.tokens.all()[token].span.of(self.text);
        sector(&Parser::embedded().lemma(form, word).to_lowercase())
    }
}

/// The sector of a noun or name in lower case.
fn sector(word: &str) -> Option<&'static str> {
    static SECTORS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let lists: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../assets/schemes/sectors.toml"))
                .expect("the embedded sectors are the ones that the tests read");
        let all = lists.into_iter();
        all.flat_map(|(code, words)| words.into_iter().map(move |word| (word, code.clone())))
            .collect()
    });
    SECTORS.get(word).map(String::as_str)
}
