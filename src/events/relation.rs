//! The relations and features that events are read by.

use crate::syntax::{FeatureValue, Parser, Word};

/// A relation of Universal Dependencies, where it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Relation {
    Other,
    Subject,
    PassiveSubject,
    Object,
    Indirect,
    Oblique,
    By,
    Nominal,
    Adjective,
    Adverb,
    Participle,
    Relative,
    Adverbial,
    Complement,
    Open,
    Conjunct,
    Apposition,
    Name,
    Parataxis,
    Case,
    Determiner,
    Numeral,
    Auxiliary,
    PassiveAuxiliary,
    Causative,
    Copula,
    Reflexive,
    PassiveReflexive,
    Fixed,
    Mark,
    Root,
}

/// The relations of the parser by number, and the features looked for.
#[derive(Clone, Debug)]
pub(super) struct Grammar {
    relations: Vec<Relation>,
    pub(super) article: FeatureValue,
    pub(super) relative: FeatureValue,
    pub(super) personal: FeatureValue,
    pub(super) possessive: FeatureValue,
    pub(super) third: FeatureValue,
    pub(super) reflexive: FeatureValue,
    pub(super) past: FeatureValue,
    pub(super) passive: FeatureValue,
    pub(super) singular: FeatureValue,
    pub(super) plural: FeatureValue,
    pub(super) masculine: FeatureValue,
    pub(super) feminine: FeatureValue,
    pub(super) conditional: FeatureValue,
    pub(super) future: FeatureValue,
    pub(super) subjunctive: FeatureValue,
    pub(super) imperfect: FeatureValue,
    pub(super) infinitive: FeatureValue,
    pub(super) participle: FeatureValue,
}

impl Grammar {
    pub(super) fn new(parser: &Parser) -> Self {
        Self {
            relations: parser.relations().iter().map(|name| relation(name)).collect(),
            article: parser.value("PronType", "Art"),
            relative: parser.value("PronType", "Rel"),
            personal: parser.value("PronType", "Prs"),
            possessive: parser.value("Poss", "Yes"),
            third: parser.value("Person", "3"),
            reflexive: parser.value("Reflex", "Yes"),
            past: parser.value("Tense", "Past"),
            passive: parser.value("Voice", "Pass"),
            singular: parser.value("Number", "Sing"),
            plural: parser.value("Number", "Plur"),
            masculine: parser.value("Gender", "Masc"),
            feminine: parser.value("Gender", "Fem"),
            conditional: parser.value("Mood", "Cnd"),
            future: parser.value("Tense", "Fut"),
            subjunctive: parser.value("Mood", "Sub"),
            imperfect: parser.value("Tense", "Imp"),
            infinitive: parser.value("VerbForm", "Inf"),
            participle: parser.value("VerbForm", "Part"),
        }
    }

    pub(super) fn relation(&self, word: &Word) -> Relation {
        self.relations[word.deprel.index()]
    }
}

fn relation(name: &str) -> Relation {
    match name {
        "nsubj:pass" => Relation::PassiveSubject,
        "obl:agent" => Relation::By,
        "aux:pass" => Relation::PassiveAuxiliary,
        "aux:caus" => Relation::Causative,
        "expl:pass" => Relation::PassiveReflexive,
        "expl:comp" | "expl:pv" => Relation::Reflexive,
        "acl:relcl" => Relation::Relative,
        _ => match name.split(':').next().unwrap_or_default() {
            "nsubj" => Relation::Subject,
            "obj" => Relation::Object,
            "iobj" => Relation::Indirect,
            "obl" => Relation::Oblique,
            "nmod" => Relation::Nominal,
            "amod" => Relation::Adjective,
            "advmod" => Relation::Adverb,
            "acl" => Relation::Participle,
            "advcl" => Relation::Adverbial,
            "ccomp" => Relation::Complement,
            "xcomp" => Relation::Open,
            "conj" => Relation::Conjunct,
            "appos" => Relation::Apposition,
            "flat" => Relation::Name,
            "parataxis" => Relation::Parataxis,
            "case" => Relation::Case,
            "det" => Relation::Determiner,
            "nummod" => Relation::Numeral,
            "aux" => Relation::Auxiliary,
            "cop" => Relation::Copula,
            "fixed" => Relation::Fixed,
            "mark" | "cc" | "punct" => Relation::Mark,
            "root" => Relation::Root,
            _ => Relation::Other,
        },
    }
}
