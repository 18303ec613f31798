//! Names → which of them name the same: "Zelensky" and "Volodymyr Zelensky", "BCE" and "Banque centrale européenne".
//!
//! Every distinct name is a variant, found by a hash of its words. A variant joins a fuller one that the index by
//! first word, last word or initials proposes; only a few are proposed, so the cost is linear in the names.

use std::collections::HashMap;

use super::agreement::Gender;
use super::mention::{Label, Mention};
use super::vocabulary::Vocabulary;
use crate::Span;

/// How many fuller names are looked at for one name.
const PROPOSALS: usize = 12;
/// Letters from which small differences of spelling are passed over.
const LONG: usize = 6;

/// A name as it is written one way.
#[derive(Debug)]
struct Variant {
    label: Label,
    words: Vec<String>,
    /// The span as it was first written.
    name: Span,
    /// Written in capitals only, and short enough for an acronym.
    acronym: bool,
    /// How often it comes.
    count: u32,
    /// "les Clinton": a family, nobody's name cut short.
    plural: bool,
    /// What the title or the first name of a bearer says.
    gender: Option<Gender>,
    /// The fuller variant that it stands for; itself where there is none.
    full: usize,
}

/// What stands around a name.
pub(super) struct Named {
    /// The gender that its title or first name shows.
    pub gender: Option<Gender>,
    /// The name that it stands behind in brackets, by its number: "Banque centrale européenne (BCE)".
    pub bracketed: Option<usize>,
    /// It has a plural article: "les Clinton" are a family.
    pub plural: bool,
}

/// Which referent each name has, and the fullest name of each referent.
pub(super) struct Joined {
    /// For each of the names, in order.
    pub referents: Vec<u32>,
    /// For each referent, its fullest name.
    pub names: Vec<(Label, Span)>,
}

/// Joins the names of a text.
pub(super) fn join(
    text: &str,
    vocabulary: &Vocabulary,
    mentions: &[Mention],
    names: &[Named],
) -> Joined {
    let mut variants: Vec<Variant> = Vec::new();
    let mut keys: HashMap<(Class, String, bool), usize> = HashMap::new();
    let mut own = Vec::with_capacity(names.len());
    for (mention, named) in mentions.iter().zip(names) {
        let form = mention.span.of(text);
        let words = words(vocabulary, mention.label, form);
        let key = (Class::of(mention.label), key(&words), named.plural && words.len() == 1);
        let variant = *keys.entry(key).or_insert_with(|| {
            variants.push(Variant {
                label: mention.label,
                acronym: is_acronym(form),
                words,
                name: mention.span,
                count: 0,
                plural: named.plural,
                gender: None,
                full: variants.len(),
            });
            variants.len() - 1
        });
        variants[variant].count += 1;
        variants[variant].gender = variants[variant].gender.or(named.gender);
        own.push(variant);
    }
    for (order, named) in names.iter().enumerate() {
        if let Some(full) = named.bracketed {
            bracket(&mut variants, own[order], own[full]);
        }
    }
    let index = Index::new(text, &variants);
    let mut shared = HashMap::new();
    for at in 0..variants.len() {
        let proposals = index.proposals(&variants, at);
        match proposals[..] {
            [] => {}
            [one] => variants[at].full = one,
            _ if variants[at].label == Label::Per => {
                shared.insert(at, proposals);
            }
            _ => {}
        }
    }
    let mut referents = Referents::new(&variants);
    let of: Vec<u32> = own
        .iter()
        .enumerate()
        .map(|(order, &variant)| {
            let variant = shared.get(&variant).map_or(variant, |proposals| {
                choose(&variants, proposals, names[order].gender, &own[..order])
            });
            referents.of(&variants, variant)
        })
        .collect();
    Joined { referents: of, names: referents.names }
}

/// Labels whose names are compared with each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Place,
    Other,
}

impl Class {
    fn of(label: Label) -> Self {
        if label == Label::Loc { Self::Place } else { Self::Other }
    }
}

/// The words of a name, its alias taken for it, without what says its kind.
fn words(vocabulary: &Vocabulary, label: Label, form: &str) -> Vec<String> {
    let mut words = vocabulary.words(form);
    if words.is_empty() {
        return vec![form.to_owned()];
    }
    if label == Label::Per {
        if words.len() > 1 && vocabulary.title(&words[0]).is_some() {
            words.remove(0);
        }
    } else {
        if let Some(full) = vocabulary.alias(&words.join(" ")) {
            return full.split(' ').map(str::to_owned).collect();
        }
        let capital = |word: usize| {
            form.split_whitespace().nth(word).is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        if words.len() == 2 && vocabulary.is_generic(&words[0]) && capital(1) {
            words.remove(0);
        }
    }
    words
}

/// What the words of a name are found by: small differences of spelling do not count in long ones.
fn key(words: &[String]) -> String {
    let skeletons: Vec<String> = words.iter().map(|word| skeleton(word)).collect();
    skeletons.join(" ")
}

/// A long word without what transliterations differ by: "zelenskyy" and "zelensky".
fn skeleton(word: &str) -> String {
    if word.len() < LONG {
        return word.to_owned();
    }
    let mut bones = String::with_capacity(word.len());
    for c in word.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            c => c,
        };
        let silent = c == 'h' && bones.ends_with(['k', 't', 'd', 'g']);
        if !silent && !bones.ends_with(c) {
            bones.push(c);
        }
    }
    bones
}

fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters)
        && form.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&') || c.is_numeric())
}

/// Joins an acronym in brackets with the name before it, and the other way round.
fn bracket(variants: &mut [Variant], inner: usize, outer: usize) {
    let same = inner != outer && variants[inner].label == variants[outer].label;
    let first = |at: usize| variants[at].words.first().and_then(|word| word.chars().next());
    if !same || matches!(variants[inner].label, Label::Per | Label::Loc) {
        return;
    }
    let (short, full) = if variants[inner].acronym && variants[outer].words.len() > 1 {
        (inner, outer)
    } else if variants[outer].acronym && first(inner) == first(outer) {
        (outer, inner)
    } else {
        return;
    };
    // The first brackets decide; a circle would have no fullest name.
    if variants[short].full == short && variants[full].full == full {
        variants[short].full = full;
    }
}

/// Fuller variants by what shorter ones have of them.
struct Index {
    first: HashMap<String, Vec<usize>>,
    last: HashMap<String, Vec<usize>>,
    initials: HashMap<String, Vec<usize>>,
}

impl Index {
    fn new(text: &str, variants: &[Variant]) -> Self {
        let mut own =
            Self { first: HashMap::new(), last: HashMap::new(), initials: HashMap::new() };
        for (at, variant) in variants.iter().enumerate() {
            let (Some(first), Some(last)) = (variant.words.first(), variant.words.last()) else {
                continue;
            };
            if variant.words.len() < 2 {
                continue;
            }
            add(&mut own.first, skeleton(first), at);
            add(&mut own.last, skeleton(last), at);
            if matches!(variant.label, Label::Org | Label::Loc | Label::Evt) {
                let mut initials = initials(variant.name.of(text));
                initials
                    .push(variant.words.iter().filter_map(|word| word.chars().next()).collect());
                initials.sort_unstable();
                initials.dedup();
                for initials in initials.into_iter().filter(|initials| initials.len() > 1) {
                    add(&mut own.initials, initials, at);
                }
            }
        }
        own
    }

    /// The fuller variants that a variant may stand for.
    fn proposals(&self, variants: &[Variant], at: usize) -> Vec<usize> {
        let own = &variants[at];
        let family = own.plural && own.label == Label::Per;
        if own.full != at || own.words.is_empty() || family {
            return Vec::new();
        }
        let find = |map: &HashMap<String, Vec<usize>>, key: &str| {
            map.get(key).map_or(&[] as &[usize], Vec::as_slice).to_vec()
        };
        let mut found = match own.label {
            Label::Per => {
                let last = skeleton(&own.words[own.words.len() - 1]);
                let mut found = find(&self.last, &last);
                if found.iter().all(|&full| !is_short_for(own, &variants[full])) {
                    found = find(&self.first, &skeleton(&own.words[0]));
                }
                found
            }
            _ if own.acronym && own.words.len() == 1 => find(&self.initials, &own.words[0]),
            Label::Org | Label::Loc | Label::Evt => {
                let mut found = find(&self.first, &skeleton(&own.words[0]));
                if own.words.len() == 1 && (4..=8).contains(&own.words[0].len()) {
                    found.extend(find(&self.initials, &own.words[0]));
                }
                found
            }
            Label::Prod => Vec::new(),
        };
        found.truncate(PROPOSALS);
        found.retain(|&full| {
            full != at && variants[full].label == own.label && is_short_for(own, &variants[full])
        });
        // Names that themselves stand for a fuller one are left to it.
        let fullest: Vec<usize> = found
            .iter()
            .copied()
            .filter(|&one| {
                !found.iter().any(|&other| {
                    other != one
                        && variants[other].words.len() > variants[one].words.len()
                        && is_short_for(&variants[one], &variants[other])
                })
            })
            .collect();
        fullest
    }
}

fn add(map: &mut HashMap<String, Vec<usize>>, key: String, at: usize) {
    let all = map.entry(key).or_default();
    if all.len() < PROPOSALS {
        all.push(at);
    }
}

/// The initials of a name: of all its words, of those written with a capital.
fn initials(name: &str) -> Vec<String> {
    let pieces = || {
        name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’'))
            .filter(|word| word.starts_with(char::is_alphabetic))
    };
    let initial = |word: &str| {
        super::vocabulary::letters(&word[..word.chars().next().map_or(0, char::len_utf8)])
    };
    let all = pieces().map(initial).collect();
    let capitals =
        pieces().filter(|word| word.starts_with(char::is_uppercase)).map(initial).collect();
    vec![all, capitals]
}

/// Whether a name is another cut short.
fn is_short_for(short: &Variant, full: &Variant) -> bool {
    let (own, all) = (&short.words, &full.words);
    if own.len() > all.len() || full.words.len() < 2 {
        return false;
    }
    let alike = |one: &str, other: &str| one == other || skeleton(one) == skeleton(other);
    match short.label {
        Label::Per => {
            if let (Some(one), Some(other)) = (short.gender, full.gender)
                && one != other
            {
                return false;
            }
            let tail = all.len() - own.len();
            let (given, family) = own.split_at(own.iter().take_while(|w| w.len() == 1).count());
            let ends = all.len() >= family.len() && !family.is_empty() && {
                family.iter().zip(&all[all.len() - family.len()..]).all(|(a, b)| alike(a, b))
            };
            let starts = given.iter().zip(all).all(|(a, b)| b.starts_with(a.as_str()));
            let inside = alike(&own[0], &all[0])
                && own.len() > 1
                && alike(&own[own.len() - 1], &all[all.len() - 1])
                && own.iter().all(|a| all.iter().any(|b| alike(a, b)));
            let first = own.len() == 1 && own[0].len() > 1 && alike(&own[0], &all[0]);
            let begins =
                own.len() > 1 && tail > 0 && own.iter().zip(all).all(|(a, b)| alike(a, b));
            (ends && starts && (tail > 0 || !given.is_empty())) || inside || first || begins
        }
        _ if short.acronym && own.len() == 1 => true,
        Label::Org | Label::Evt => {
            let begins = own.iter().zip(all).all(|(a, b)| alike(a, b)) && own.len() < all.len();
            (begins && (own.len() > 1 || own[0].len() > 3))
                || (own.len() == 1 && own[0].len() < all.len() + 3 && !begins)
        }
        Label::Loc => {
            own.len() > 2 && own.iter().zip(all).all(|(a, b)| alike(a, b)) && own.len() < all.len()
        }
        Label::Prod => false,
    }
}

/// Which of several bearers of a name is meant: one whose title fits, the one who is named most, then last.
fn choose(
    variants: &[Variant],
    proposals: &[usize],
    gender: Option<Gender>,
    before: &[usize],
) -> usize {
    let score = |&full: &usize| {
        let known = variants[full].gender;
        let fits = gender.is_none() || known.is_none() || gender == known;
        let sure = gender.is_some() && gender == known;
        let seen = before.iter().rev().take(64).position(|&variant| variant == full);
        (fits, sure, seen.is_some(), variants[full].count, std::cmp::Reverse(seen))
    };
    proposals.iter().copied().max_by_key(score).expect("there are several")
}

/// Numbers referents in the order of the text.
struct Referents {
    /// The referent of each variant that is its own fullest.
    numbers: Vec<Option<u32>>,
    names: Vec<(Label, Span)>,
}

impl Referents {
    fn new(variants: &[Variant]) -> Self {
        Self { numbers: vec![None; variants.len()], names: Vec::new() }
    }

    fn of(&mut self, variants: &[Variant], mut variant: usize) -> u32 {
        for _ in 0..4 {
            variant = variants[variant].full;
        }
        *self.numbers[variant].get_or_insert_with(|| {
            self.names.push((variants[variant].label, variants[variant].name));
            self.names.len() as u32 - 1
        })
    }
}
