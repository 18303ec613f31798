//! What a mention is, and what it refers to.

use crate::Span;

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// A person.
    Per,
    /// A place.
    Loc,
    /// A body: a state's, a firm, a party, a team.
    Org,
    /// A happening with a name of its own: "les Jeux olympiques".
    Evt,
    /// A work, a make, a model.
    Prod,
}

impl Label {
    /// Every label.
    pub const ALL: [Self; 5] = [Self::Per, Self::Loc, Self::Org, Self::Evt, Self::Prod];

    /// The word that tables and files use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Per => "PER",
            Self::Loc => "LOC",
            Self::Org => "ORG",
            Self::Evt => "EVT",
            Self::Prod => "PROD",
        }
    }
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// By a name: "Volodymyr Zelensky".
    Name,
    /// By a description: "le président ukrainien".
    Description,
    /// By a pronoun: "il".
    Pronoun,
}

impl MentionKind {
    /// The word that tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }
}

/// Words that refer to somebody or something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// The words: of a name, no article and no title.
    pub span: Span,
    /// The first of its tokens, among all of the text.
    pub first: u32,
    /// The last of its tokens.
    pub last: u32,
    /// Its syntactic head: the token whose own head lies outside.
    pub head: u32,
    /// Index of its sentence.
    pub sentence: u32,
    /// How it refers.
    pub kind: MentionKind,
    /// What it is.
    pub label: Label,
    /// Index of the entity that it refers to.
    pub entity: u32,
    /// From 0 to 1: for names, how sure the span and the label; else how sure the reference.
    pub confidence: f32,
}

/// Somebody or something that a text mentions, once for all of its mentions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub label: Label,
    /// Its fullest name in the text.
    pub name: Span,
    /// How many mentions it has, names, descriptions and pronouns.
    pub mentions: u32,
}
