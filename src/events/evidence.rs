//! What the scorer sees of a candidate. The same code runs in training and in use.

use super::flags::Flags;
use super::judge::{Choice, best};
use super::ontology::Ontology;
use super::phrases::Match;
use super::sentence::{Mark, Sentence};
use super::triggers::Matcher;
use crate::syntax::{Parser, Word};
use crate::text::fold_hash;

/// Slots of the weight table: features are hashed into them.
pub const SLOTS: usize = 1 << 17;

/// How far left and right of a candidate its dependents are looked for, in words.
const REACH: usize = 14;
/// Words beside the candidate that are looked at whatever the tree says.
const BESIDE: usize = 4;
/// Bytes of a word that stand for its stem.
const STEM: usize = 6;

/// What the scorer calls a type, and whether it knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    pub(super) name: u32,
    pub(super) group: u32,
    pub(super) learnt: bool,
}

impl Tag {
    /// The tags of all types.
    pub(super) fn of(ontology: &Ontology) -> Vec<Self> {
        let types = ontology.types().iter().enumerate();
        types
            .map(|(i, t)| Self {
                name: fold_hash(t.id.as_bytes()),
                group: fold_hash(t.group().as_bytes()),
                learnt: ontology.learnt(super::TypeId(i as u16)),
            })
            .collect()
    }
}

/// What an article is about: how many of its words fire each type alone, and stand in each list of cues.
#[derive(Clone, Debug)]
pub(super) struct Topics {
    kinds: Vec<u16>,
    lists: [u16; 32],
}

impl Topics {
    /// Counts the words of an article.
    pub(super) fn of(matcher: &Matcher, marks: &[Mark]) -> Self {
        let mut topics = Self { kinds: vec![0; matcher.types.len()], lists: [0; 32] };
        let vocabulary = &matcher.vocabulary;
        for mark in marks {
            for list in bits(vocabulary.entry(mark.word).lists) {
                topics.lists[list as usize] = topics.lists[list as usize].saturating_add(1);
            }
            if !mark.flags.has(Flags::WAKES) || mark.flags.has(Flags::NAME) {
                continue;
            }
            let (verbs, nouns) = (vocabulary.verbs(mark.word), vocabulary.nouns(mark.word));
            let senses = verbs.iter().chain(nouns);
            for rule in senses.map(|sense| &matcher.rules[usize::from(sense.rule)]) {
                let count = &mut topics.kinds[usize::from(rule.kind.0)];
                *count = count.saturating_add(u16::from(!rule.when));
            }
        }
        topics
    }
}

/// A sentence with its words and its article, while its candidates are scored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'a> {
    pub(super) matcher: &'a Matcher,
    pub(super) sentence: Sentence<'a>,
    /// The words of the sentence; none without trees.
    pub(super) words: &'a [Word],
    /// The number of its first token in the text.
    pub(super) start: usize,
    pub(super) topics: &'a Topics,
}

/// With what a feature of the context is joined: the type, its group, the lemma, or nothing.
#[derive(Clone, Copy)]
struct Joined(u8);

impl Joined {
    const TYPE: u8 = 1;
    const GROUP: u8 = 2;
    const LEMMA: u8 = 4;
    const ALONE: u8 = 8;
    const ALL: Self = Self(15);
    const KINDS: Self = Self(Self::TYPE | Self::GROUP);
    const WORDS: Self = Self(Self::GROUP | Self::LEMMA | Self::TYPE);
}

/// The features of a context, before they are joined with a choice; kept between candidates.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    features: Vec<(u32, u8)>,
}

/// Where a feature comes from.
#[derive(Clone, Copy)]
#[repr(u32)]
enum From {
    Bias = 1,
    Upos,
    Relation,
    Head,
    HeadList,
    Child,
    ChildStem,
    ChildList,
    Left,
    Right,
    Beside,
    BesideList,
    Sentence,
    Article,
    Place,
    Number,
    Rule,
    Rival,
    Again,
}

fn mix(a: u32, b: u32) -> u32 {
    let product = (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (product >> 32 ^ product >> 7) as u32
}

fn bits(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        Some(bit)
    })
}

/// Few, some or many.
fn bucket(count: u16) -> u32 {
    match count {
        0..=2 => u32::from(count),
        3..=5 => 3,
        6..=10 => 4,
        _ => 5,
    }
}

impl Evidence {
    fn add(&mut self, from: From, value: u32, joined: Joined) {
        self.features.push((mix(from as u32, value), joined.0));
    }

    /// Takes the context of a candidate in.
    pub(super) fn read(&mut self, look: &Look<'_>, at: Match) {
        self.features.clear();
        let (first, last) = (at.first(), at.last());
        self.add(From::Bias, 0, Joined::ALL);
        self.place(look, first);
        if !look.words.is_empty() {
            self.tree(look, at);
        }
        let sentence = &look.sentence;
        for (from, step) in [(From::Left, first.checked_sub(1)), (From::Right, Some(last + 1))] {
            let value = step.map_or(1, |at| class(sentence, at));
            self.add(from, value, Joined::ALL);
            let stem = step.map_or(0, |at| stem(sentence, at));
            self.add(from, stem, Joined::WORDS);
        }
        let left = first.saturating_sub(BESIDE)..first;
        for beside in left.chain(last + 1..(last + 1 + BESIDE).min(sentence.len())) {
            self.add(From::Beside, stem(sentence, beside), Joined::KINDS);
            for list in bits(sentence.lists(beside)) {
                self.add(From::BesideList, list, Joined::WORDS);
            }
        }
        let own = sentence.lists(first);
        let all = (0..sentence.len()).filter(|i| !at.has(*i));
        let all = all.fold(0, |all, i| all | sentence.lists(i));
        for list in 0..32 {
            if all >> list & 1 == 1 {
                self.add(From::Sentence, list, Joined::KINDS);
            }
            let count = look.topics.lists[list as usize];
            let count = bucket(count.saturating_sub(u16::from(own >> list & 1 == 1)));
            if count > 2 {
                self.add(From::Article, list << 3 | count, Joined::KINDS);
            }
        }
    }

    /// Where it stands: in the first sentence, near the end of it, after a number.
    fn place(&mut self, look: &Look<'_>, at: usize) {
        let sentence = &look.sentence;
        let title = look.start == 0;
        let length = sentence.len();
        self.add(From::Place, u32::from(title), Joined::KINDS);
        self.add(From::Place, 2 + u32::from(at < 3), Joined(Joined::GROUP | Joined::ALONE));
        self.add(From::Place, 4 + u32::from(length < 8), Joined(Joined::GROUP | Joined::ALONE));
        let number = (at.saturating_sub(3)..at).any(|i| sentence.has(i, Flags::NUMBER));
        self.add(From::Number, u32::from(number), Joined::WORDS);
        let after = (at + 1..at + 4).any(|i| sentence.has(i, Flags::NUMBER));
        self.add(From::Number, 2 + u32::from(after), Joined::WORDS);
    }

    /// What the tree says: class and relation of the candidate, its head, its dependents.
    fn tree(&mut self, look: &Look<'_>, at: Match) {
        let (sentence, parser) = (&look.sentence, Parser::embedded());
        let place = |head: u32| (head as usize).checked_sub(look.start);
        let inside = |head: Option<u32>| head.and_then(place).is_some_and(|head| at.has(head));
        let parts = (at.first()..=at.last()).filter(|&i| at.has(i));
        let top = parts.clone().find(|&i| !inside(look.words[i].head)).unwrap_or(at.first());
        let word = &look.words[top];
        let relation = fold_hash(parser.deprel(word).as_bytes());
        self.add(From::Upos, word.upos as u32, Joined::ALL);
        self.add(From::Relation, relation, Joined::ALL);
        if let Some(head) = word.head.and_then(place) {
            self.add(From::Head, mix(1, stem(sentence, head)), Joined::WORDS);
            let class = look.words.get(head).map_or(0, |word| word.upos as u32 + 1);
            self.add(From::Head, mix(class, relation), Joined::ALL);
            for list in bits(sentence.lists(head)) {
                self.add(From::HeadList, list, Joined::WORDS);
                self.add(From::HeadList, mix(relation, list), Joined::KINDS);
            }
        }
        let (low, high) = (at.first().saturating_sub(REACH), at.last() + 1 + REACH);
        for child in (low..high.min(look.words.len())).filter(|&i| !at.has(i)) {
            let word = &look.words[child];
            if !inside(word.head) {
                continue;
            }
            let relation = fold_hash(parser.deprel(word).as_bytes());
            self.add(From::Child, relation, Joined::ALL);
            self.add(From::Child, mix(relation, class(sentence, child)), Joined::WORDS);
            self.add(From::ChildStem, stem(sentence, child), Joined::WORDS);
            for list in bits(sentence.lists(child)) {
                self.add(From::ChildList, list, Joined::WORDS);
                self.add(From::ChildList, mix(relation, list), Joined::WORDS);
            }
        }
    }

    /// The slots of one choice.
    pub(super) fn slots(
        &self,
        look: &Look<'_>,
        choices: &[Choice<'_>],
        index: usize,
        mut each: impl FnMut(usize),
    ) {
        let choice = &choices[index];
        let tag = look.matcher.types[usize::from(choice.kind.0)];
        let rule = &look.matcher.rules[usize::from(choice.rule)];
        let firing = choice.firing as u32;
        let lemma = mix(firing, fold_hash(choice.name.as_bytes()));
        let mut emit = |feature: u32, joined: u8| {
            for (bit, with) in [
                (Joined::TYPE, tag.name),
                (Joined::GROUP, tag.group),
                (Joined::LEMMA, lemma),
                (Joined::ALONE, firing),
            ] {
                if joined & bit != 0 {
                    each(mix(feature, with) as usize & (SLOTS - 1));
                }
            }
        };
        self.features.iter().for_each(|&(feature, joined)| emit(feature, joined));
        let winner = best(choices);
        let strength = u32::from(rule.when) | u32::from(rule.scored) << 1;
        let verdict = [
            u32::from(choice.allowed),
            u32::from(winner == Some(index)) << 1,
            strength << 2,
            firing << 4,
        ];
        let verdict = verdict.into_iter().fold(0, |all, part| all | part);
        emit(mix(From::Rule as u32, verdict), Joined::ALL.0);
        emit(mix(From::Rule as u32, mix(tag.name, lemma)), Joined::ALONE);
        if let Some(rival) = winner.filter(|&winner| winner != index) {
            let rival = look.matcher.types[usize::from(choices[rival].kind.0)].name;
            emit(mix(From::Rival as u32, rival), Joined::KINDS.0 | Joined::ALONE);
        }
        let others = look.topics.kinds[usize::from(choice.kind.0)];
        let others = bucket(others.saturating_sub(u16::from(!rule.when)));
        emit(mix(From::Again as u32, others), Joined::ALL.0);
        emit(mix(From::Again as u32, mix(others, verdict)), Joined::ALONE);
    }
}

/// The beginning of a word, whatever its case.
fn stem(sentence: &Sentence<'_>, at: usize) -> u32 {
    let form = sentence.form(at);
    let cut = form.char_indices().map(|(i, _)| i).find(|&i| i >= STEM).unwrap_or(form.len());
    fold_hash(&form.as_bytes()[..cut])
}

/// What kind of word it is: a person, a name, a number, a mark, another one; or none.
fn class(sentence: &Sentence<'_>, at: usize) -> u32 {
    let Some(flags) = sentence.flags(at) else { return 1 };
    let classes = [
        Flags::NUMBER,
        Flags::PERSON,
        Flags::NAME,
        Flags::MARK,
        Flags::DETERMINER,
        Flags::VERBAL,
        Flags::WAKES,
    ];
    2 + classes.iter().position(|&class| flags.has(class)).map_or(0, |i| i as u32 + 1)
}
