//! Pronouns of the third person → whom or what they stand for.

use super::agreement::{Agreement, Gender};
use super::candidates::{Candidates, Place, Referent};
use super::mention::{Mention, MentionKind};
use super::tree::Tree;
use super::vocabulary::Vocabulary;
use crate::Span;
use crate::lexicon::Upos;

/// From this confidence a pronoun is a mention of its entity.
const LIKELY: f32 = 0.4;

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Antecedent {
    /// The token of the pronoun, among all of the text.
    pub pronoun: u32,
    /// The pronoun itself: "il" in "a-t-il".
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// The words that it stands for: the last name before it, or else a noun phrase.
    pub antecedent: Span,
    /// The syntactic head of those words.
    pub head: u32,
    /// The entity that it stands for, where it has a name.
    pub entity: Option<u32>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What the pronouns of a text stand for, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Antecedents(Vec<Antecedent>);

/// How a pronoun finds its antecedent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// "il": the topic.
    Topic,
    /// "celui-ci", "ce dernier": what was named last.
    Last,
    /// "Dupont, lui, refuse": the subject beside it.
    Beside,
}

/// A pronoun of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pronoun {
    pub first: usize,
    pub span: Span,
    pub agreement: Agreement,
    pub manner: Manner,
    pub place: Place,
    /// It stands behind its verb: "a-t-il dit".
    pub inverted: bool,
}

impl Antecedents {
    /// What a token stands for.
    pub fn of(&self, token: usize) -> Option<&Antecedent> {
        let at = self.0.binary_search_by_key(&(token as u32), |own| own.pronoun).ok()?;
        Some(&self.0[at])
    }

    /// All of them.
    pub fn all(&self) -> &[Antecedent] {
        &self.0
    }

    /// Resolves the pronouns of a text, one after another.
    pub(super) fn read(
        tree: Tree<'_>,
        vocabulary: &Vocabulary,
        mentions: &[Mention],
        traits: &[Agreement],
    ) -> Self {
        let mut candidates = Candidates::new(tree, vocabulary, mentions, traits);
        let mut found = Vec::new();
        for sentence in 0..tree.tokens.sentences() {
            candidates.begin_sentence();
            for token in tree.tokens.range(sentence) {
                candidates.pass(token);
                let Some(pronoun) = pronoun(tree, vocabulary, token, &candidates) else {
                    continue;
                };
                let Some((candidate, confidence)) = candidates.best(&pronoun) else { continue };
                let (antecedent, head, entity) = match candidate.referent {
                    Referent::Entity(entity) => {
                        let name = candidates.name_of(entity).unwrap_or(candidate.mention);
                        (name.0, name.1, Some(entity))
                    }
                    Referent::Phrase(_) => (candidate.mention.0, candidate.mention.1, None),
                };
                found.push(Antecedent {
                    pronoun: token as u32,
                    span: pronoun.span,
                    sentence: sentence as u32,
                    antecedent,
                    head,
                    entity,
                    confidence,
                });
                candidates.push_pronoun(&pronoun, &candidate, confidence);
            }
        }
        Self(found)
    }

    /// The mentions that the pronouns of named entities make.
    pub(super) fn mentions(&self, names: &[Mention]) -> Vec<Mention> {
        let mut labels = std::collections::HashMap::new();
        for name in names.iter().filter(|name| name.kind == MentionKind::Name) {
            labels.entry(name.entity).or_insert(name.label);
        }
        let pronouns = self.0.iter().filter_map(|own| {
            let entity = own.entity.filter(|_| own.confidence >= LIKELY)?;
            Some(Mention {
                span: own.span,
                first: own.pronoun,
                last: own.pronoun,
                head: own.pronoun,
                sentence: own.sentence,
                kind: MentionKind::Pronoun,
                label: *labels.get(&entity)?,
                entity,
                confidence: own.confidence,
            })
        });
        pronouns.collect()
    }
}

/// Reads a pronoun of the third person; nothing for other words, and for "il" that stands for nothing.
fn pronoun(
    tree: Tree<'_>,
    vocabulary: &Vocabulary,
    token: usize,
    candidates: &Candidates<'_>,
) -> Option<Pronoun> {
    let folded = tree.folded(token)?;
    let form = folded.as_str();
    let bare = form.strip_prefix("-t-").or_else(|| form.strip_prefix('-')).unwrap_or(form);
    let latter = is_latter(tree, token);
    let (gender, plural) = match bare {
        "il" | "celui-ci" => (Gender::Masculine, false),
        "elle" | "celle-ci" => (Gender::Feminine, false),
        "ils" | "eux" | "ceux-ci" => (Gender::Masculine, true),
        "elles" | "celles-ci" => (Gender::Feminine, true),
        "lui" if is_strong(tree, token) => (Gender::Masculine, false),
        "dernier" if latter => (Gender::Masculine, false),
        "dernière" if latter => (Gender::Feminine, false),
        "derniers" if latter => (Gender::Masculine, true),
        "dernières" if latter => (Gender::Feminine, true),
        _ => return None,
    };
    if bare == "il" && is_impersonal(tree, vocabulary, token) {
        return None;
    }
    // "Jean viendra-t-il ?": the name is there.
    let verb =
        tree.head(token).filter(|&verb| tree.relation(token).contains("subj") && verb != token);
    if bare != form
        && verb.is_some_and(|verb| {
            tree.children(verb).any(|c| c != token && tree.relation(c).starts_with("nsubj"))
        })
    {
        return None;
    }
    let strong = matches!(bare, "lui" | "eux" | "elle" | "elles") && bare == form;
    let manner = if strong && verb.is_none() && tree.preposition(token).is_none() {
        Manner::Beside
    } else if latter || bare.ends_with("-ci") {
        Manner::Last
    } else {
        Manner::Topic
    };
    let first = if bare.starts_with("derni") { token - 1 } else { token };
    let mut span = tree.span(first, token);
    span.start += (form.len() - bare.len()) as u32;
    Some(Pronoun {
        first,
        span,
        agreement: Agreement { gender: Some(gender), plural: Some(plural) },
        manner,
        place: candidates.place(token),
        inverted: bare != form,
    })
}

/// Whether "lui" is no clitic: after a preposition, or set off.
fn is_strong(tree: Tree<'_>, token: usize) -> bool {
    tree.preposition(token).is_some()
        || tree.feature(token, "Emph") == Some("Yes")
        || tree.relation(token) == "dislocated"
}

/// Whether "dernier" is that of "ce dernier" alone, without a noun.
fn is_latter(tree: Tree<'_>, token: usize) -> bool {
    if tree.upos(token) != Upos::Adj && tree.upos(token) != Upos::Noun {
        return false;
    }
    let before = token.checked_sub(1).and_then(|before| tree.folded(before));
    let demonstrative = before.is_some_and(|form| matches!(form.as_str(), "ce" | "cette" | "ces"));
    let noun = token + 1 < tree.tokens.len()
        && matches!(tree.upos(token + 1), Upos::Noun | Upos::Adj | Upos::Num | Upos::Propn)
        && tree.head(token) == Some(token + 1);
    demonstrative && !noun && !tree.relation(token).starts_with("amod")
}

/// Whether "il" stands for nothing: "il faut", "il y a", "il est possible que", "il reste un espoir".
fn is_impersonal(tree: Tree<'_>, vocabulary: &Vocabulary, token: usize) -> bool {
    let Some(verb) = tree.head(token) else { return false };
    let lemma = tree.lemma(verb);
    let expletive = tree.relation(token).starts_with("expl");
    let form = tree.folded(verb);
    let listed = |test: fn(&Vocabulary, &str) -> bool| {
        form.as_ref().is_some_and(|form| test(vocabulary, form.as_str()))
    };
    if lemma == "avoir" && has_child(tree, verb, &["y"]) {
        return true;
    }
    // "il pourrait s'agir": what the verb governs decides.
    let governed = tree.children(verb).find(|&child| {
        tree.relation(child) == "xcomp"
            && has_child(tree, child, &["s'"])
            && tree.is(child, "agir")
    });
    if governed.is_some() {
        return true;
    }
    if vocabulary.is_impersonal(&lemma) {
        return lemma != "agir" || has_child(tree, verb, &["s'", "se"]);
    }
    if vocabulary.is_impersonal_before_clause(&lemma) {
        return expletive || followed_by_clause(tree, verb) || followed_by_subject(tree, verb);
    }
    if listed(Vocabulary::is_personal) {
        return false;
    }
    if listed(Vocabulary::is_attribute) && followed_by_clause(tree, verb) {
        return true;
    }
    // An inverted subject is sometimes read as an expletive, "a-t-il dit", and so is one before "y".
    let human = vocabulary.is_human_verb(&lemma) && !followed_by_clause(tree, verb);
    expletive && !human && !tree.form(token).starts_with('-')
}

fn has_child(tree: Tree<'_>, verb: usize, forms: &[&str]) -> bool {
    tree.children(verb).any(|child| forms.iter().any(|form| tree.is(child, form)))
}

/// Whether "que" or "de" with a verb follows, which is then the true subject.
fn followed_by_clause(tree: Tree<'_>, verb: usize) -> bool {
    tree.children(verb).any(|child| {
        let relation = tree.relation(child);
        let clause = matches!(relation, "ccomp" | "csubj" | "csubj:pass" | "advcl");
        // "il semble avoir compris" has a subject, "il convient de comprendre" has none.
        let infinitive = relation == "xcomp" && has_child(tree, child, &["de", "d'", "à"]);
        child > verb && (clause || infinitive)
    })
}

/// Whether the true subject follows: "il existe un accord".
fn followed_by_subject(tree: Tree<'_>, verb: usize) -> bool {
    tree.children(verb).any(|child| {
        let definite = tree.determiner(child).and_then(|det| tree.feature(det, "Definite"));
        child > verb && tree.relation(child) == "obj" && definite != Some("Def")
    })
}
