//! Names → entities, with the descriptions and pronouns that mean them too.

use std::sync::LazyLock;

use super::descriptions::{Description, Roles, around, title};
use super::mention::{Entity, Label, Mention, MentionKind};
use super::pronouns::Antecedents;
use super::traits::{first_name, traits};
use super::tree::Tree;
use super::variants::{Joined, Named, join};
use super::vocabulary::Vocabulary;
use crate::Span;
use crate::lexicon::Upos;
use crate::syntax::Word;
use crate::tokens::Tokens;

/// Joins the names of one person, body or place, and resolves descriptions and pronouns to them.
#[derive(Clone, Debug)]
pub struct Linker {
    vocabulary: Vocabulary,
}

impl Linker {
    /// The linker that comes with the library.
    ///
    /// # Panics
    /// Never: a test reads the lists.
    pub fn embedded() -> &'static Self {
        static LINKER: LazyLock<Linker> =
            LazyLock::new(|| Linker { vocabulary: Vocabulary::embedded() });
        &LINKER
    }

    /// Gives every name its entity, and adds the descriptions and pronouns that refer to one. The names come in
    /// the order of their spans and do not overlap; so do all mentions afterwards.
    pub fn link(
        &self,
        text: &str,
        tokens: &Tokens,
        words: &[Word],
        mentions: &mut Vec<Mention>,
    ) -> Vec<Entity> {
        let Some(tree) = Tree::new(text, tokens, words) else { return Vec::new() };
        let names = self.join(tree, mentions);
        self.describe(tree, &names, mentions);
        self.anaphora(tree, mentions, names.len());
        entities(&names, mentions)
    }

    /// What every pronoun of the third person stands for: a name, or else a noun phrase of the text.
    /// `mentions` are those that [`Linker::link`] left.
    pub fn antecedents(
        &self,
        text: &str,
        tokens: &Tokens,
        words: &[Word],
        mentions: &[Mention],
    ) -> Antecedents {
        let Some(tree) = Tree::new(text, tokens, words) else { return Antecedents::default() };
        let entities = mentions.iter().map(|mention| mention.entity as usize + 1).max();
        let traits = traits(tree, &self.vocabulary, mentions, entities.unwrap_or_default());
        Antecedents::read(tree, &self.vocabulary, mentions, &traits)
    }

    /// Joins the names, and returns the label and fullest name of each entity.
    fn join(&self, tree: Tree<'_>, mentions: &mut [Mention]) -> Vec<(Label, Span)> {
        let names: Vec<Named> = mentions
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let first = name.first as usize;
                let open = first.checked_sub(1).filter(|&open| tree.is(open, "("));
                let closed = tree.tokens.len() > name.last as usize + 1
                    && tree.is(name.last as usize + 1, ")");
                let outer = at.checked_sub(1).filter(|&outer| {
                    closed && open.is_some_and(|open| mentions[outer].last as usize + 1 == open)
                });
                let plural = first.checked_sub(1).is_some_and(|before| tree.is(before, "les"));
                Named {
                    gender: title(tree, &self.vocabulary, name)
                        .or_else(|| first_name(tree, &self.vocabulary, name)),
                    bracketed: outer,
                    plural,
                }
            })
            .collect();
        let Joined { referents, names } = join(tree.text, &self.vocabulary, mentions, &names);
        for (mention, referent) in mentions.iter_mut().zip(referents) {
            mention.entity = referent;
        }
        names
    }

    /// Adds descriptions: those that stand with a name, and those that mean somebody so described.
    fn describe(&self, tree: Tree<'_>, names: &[(Label, Span)], mentions: &mut Vec<Mention>) {
        let mut roles = Roles::default();
        let mut taken = vec![false; tree.tokens.len()];
        for name in mentions.iter() {
            taken[name.first as usize..=name.last as usize].fill(true);
        }
        let mut found = Vec::new();
        for name in mentions.iter() {
            for description in around(tree, &self.vocabulary, name) {
                let span = description.first..=description.last;
                if taken[span.clone()].iter().any(|&taken| taken)
                    && overlaps_name(&description, name)
                {
                    continue;
                }
                if !description.relative {
                    roles.add(&description, name.entity, name.sentence);
                }
                if taken[description.head] {
                    continue;
                }
                taken[description.head] = true;
                if !is_predicate(tree, &description) {
                    found.push(description.mention(tree, name, name.sentence, 0.95));
                }
            }
        }
        for sentence in 0..tree.tokens.sentences() {
            for head in tree.tokens.range(sentence) {
                if taken[head] || tree.upos(head) != Upos::Noun || !is_definite(tree, head) {
                    continue;
                }
                let Some(description) = Description::read(tree, &self.vocabulary, head, 0) else {
                    continue;
                };
                let known = roles.resolve(&self.vocabulary, &description, sentence as u32);
                if let Some((entity, confidence)) = known {
                    let label = names[entity as usize].0;
                    let like = Mention { label, entity, ..mentions[0] };
                    found.push(description.mention(tree, &like, sentence as u32, confidence));
                }
            }
        }
        mentions.extend(found);
        settle(mentions);
    }

    /// Adds the pronouns that stand for an entity.
    fn anaphora(&self, tree: Tree<'_>, mentions: &mut Vec<Mention>, entities: usize) {
        let traits = traits(tree, &self.vocabulary, mentions, entities);
        let antecedents = Antecedents::read(tree, &self.vocabulary, mentions, &traits);
        mentions.extend(antecedents.mentions(mentions));
        settle(mentions);
    }
}

/// Whether a noun has a definite or demonstrative article and one bearer.
fn is_definite(tree: Tree<'_>, noun: usize) -> bool {
    let article = tree.determiner(noun).is_some_and(|det| {
        matches!(tree.feature(det, "PronType"), Some("Art" | "Dem"))
            && tree.feature(det, "Definite") != Some("Ind")
    });
    let contracted =
        tree.preposition(noun).is_some_and(|case| tree.is(case, "du") || tree.is(case, "au"));
    (article || contracted) && tree.agreement(noun).plural != Some(true)
}

/// Whether a phrase says something of the subject instead of meaning it.
fn is_predicate(tree: Tree<'_>, description: &Description) -> bool {
    tree.children(description.head).any(|child| tree.relation(child) == "cop")
}

fn overlaps_name(description: &Description, name: &Mention) -> bool {
    description.first <= name.last as usize && name.first as usize <= description.last
}

/// Brings mentions into the order of their spans, and drops those that overlap one before them; names stay.
fn settle(mentions: &mut Vec<Mention>) {
    mentions.sort_by_key(|mention| (mention.span.start, mention.kind != MentionKind::Name));
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        match kept.last() {
            Some(last) if last.span.overlaps(mention.span) => {
                if mention.kind == MentionKind::Name && last.kind != MentionKind::Name {
                    kept.pop();
                    kept.push(mention);
                }
            }
            _ => kept.push(mention),
        }
    }
    *mentions = kept;
}

fn entities(names: &[(Label, Span)], mentions: &[Mention]) -> Vec<Entity> {
    let mut entities: Vec<Entity> =
        names.iter().map(|&(label, name)| Entity { label, name, mentions: 0 }).collect();
    for mention in mentions {
        entities[mention.entity as usize].mentions += 1;
    }
    entities
}
