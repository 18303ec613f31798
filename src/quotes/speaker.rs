//! The noun phrase of a speaker → the smallest words that say who.

use super::pronouns;
use super::view::Sentence;
use super::vocabulary::Class;
use crate::Span;
use crate::entities::{Label, MentionKind};
use crate::lexicon::Upos;

/// Heads above a verb that may have its subject.
const HEIGHT: usize = 6;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Speaker {
    /// Somebody whom the text names.
    Known(Span),
    /// "je": whoever says the quotation around.
    First,
    /// Nobody who is named: "on".
    Nobody,
}

/// The subject of a verb: its own, or that of the verb that it hangs on.
pub(super) fn subject(sentence: &Sentence<'_>, verb: usize) -> Option<usize> {
    let view = sentence.view;
    let mut at = verb;
    for _ in 0..HEIGHT {
        let passive = sentence.child(at, "aux:pass").is_some();
        if passive && at == verb {
            return sentence.child(at, "obl:agent");
        }
        let own = sentence.children(at).find(|&child| {
            matches!(view.relation(child), "nsubj" | "nsubj:caus" | "nsubj:outer" | "nsubj:pass")
                && !view.is_said_apart(child, verb)
        });
        if let Some(own) = own {
            if view.upos(own) == Upos::Pron && view.relation(at) == "acl:relcl" {
                let relative = view.is(own, Class::Relative);
                if relative && let Some(head) = view.head(at) {
                    return Some(head);
                }
            }
            return Some(own);
        }
        let head = view.head(at)?;
        match view.relation(at) {
            "acl" if view.has_feature(at, "Tense", "Pres") || view.form(at).ends_with("ant") => {
                return Some(head);
            }
            "acl" => return sentence.child(at, "obl:agent"),
            _ => at = head,
        }
    }
    None
}

/// Who a noun, name or pronoun is.
pub(super) fn of(sentence: &Sentence<'_>, head: usize) -> Speaker {
    let view = sentence.view;
    if view.is(head, Class::FirstPerson) {
        return Speaker::First;
    }
    if view.is(head, Class::Nobody) {
        return Speaker::Nobody;
    }
    let noun = view.upos(head) == Upos::Noun || view.upos(head) == Upos::Adj;
    if pronouns::is_pronoun(&view, head) {
        return pronouns::resolve(&view, head).map_or(Speaker::Nobody, Speaker::Known);
    }
    if let Some(name) = mention(sentence, head) {
        return Speaker::Known(name);
    }
    if !noun && view.upos(head) != Upos::Pron && view.is_capital(head) {
        return Speaker::Known(name(sentence, head));
    }
    if let Some(title) = person_in(sentence, head) {
        return Speaker::Known(name(sentence, title));
    }
    Speaker::Known(apposed(sentence, head).unwrap_or_else(|| description(sentence, head)))
}

/// The name behind or before a description, where the tree has missed that they belong together:
/// "le négociateur, Guy Roy, …", "Guy Roy, négociateur, …".
fn apposed(sentence: &Sentence<'_>, head: usize) -> Option<Span> {
    let view = &sentence.view;
    let proper = |at: usize| {
        sentence.range.contains(&at) && view.upos(at) == Upos::Propn && view.is_capital(at)
    };
    let end = description(sentence, head).end;
    let next = view.tokens.partition_point(|token| token.span.start < end);
    let mut behind = if view.form(next) == "," { next + 1 } else { next };
    // "le président élu Donald Trump"
    if matches!(view.upos(next), Upos::Adj | Upos::Verb) {
        behind = next + 1;
    }
    if proper(behind) {
        return Some(name(sentence, behind));
    }
    let comma = head
        .checked_sub(1)
        .filter(|&comma| view.form(comma) == "," && comma > sentence.range.start)?;
    proper(comma - 1).then(|| name(sentence, comma - 1))
}

/// The name that the layer of entities found: of a person beside a title, or around the head.
fn mention(sentence: &Sentence<'_>, head: usize) -> Option<Span> {
    let mentions = sentence.view.mentions;
    let (first, last) = (sentence.first(head) as u32, sentence.last(head) as u32);
    let from = mentions.partition_point(|mention| mention.first < first);
    let names = mentions[from..].iter().take_while(|mention| mention.first <= last);
    let mut names = names.filter(|mention| mention.kind == MentionKind::Name);
    let around = |first: u32, last: u32| (first..=last).contains(&(head as u32));
    names
        .clone()
        .find(|mention| around(mention.first, mention.last))
        .or_else(|| {
            names.find(|mention| {
                mention.label == Label::Per && beside(sentence, mention.head as usize)
            })
        })
        .map(|mention| mention.span)
}

/// Whether a name stands beside a title, not under a preposition or in a clause of its own.
fn beside(sentence: &Sentence<'_>, name: usize) -> bool {
    let view = sentence.view;
    let relation = view.relation(name);
    let bare = sentence.child(name, "case").is_none();
    let bare = bare && !matches!(view.upos(name.saturating_sub(1)), Upos::Adp);
    bare && (relation.starts_with("appos")
        || relation.starts_with("flat")
        || relation.starts_with("nmod"))
        && view.form(name.saturating_sub(1)) != "("
}

/// The head of a name that stands beside a title.
fn person_in(sentence: &Sentence<'_>, head: usize) -> Option<usize> {
    let view = sentence.view;
    let clause = sentence.children(head).find(|&child| {
        child > head && matches!(view.relation(child), "acl:relcl" | "acl" | "conj")
    });
    let end = clause.map_or(sentence.last(head), |clause| sentence.first(clause));
    (head + 1..=end.min(head + 30))
        .filter(|&at| view.upos(at) == Upos::Propn && view.is_capital(at))
        .find(|&at| beside(sentence, at))
}

/// A name: its head with the capitalised words beside.
fn name(sentence: &Sentence<'_>, head: usize) -> Span {
    let view = sentence.view;
    let proper = |at: usize| {
        view.is_capital(at)
            && !view.is_mark(at)
            && view.upos(at) != Upos::Det
            && view.upos(at) != Upos::Adp
    };
    let mut first = head;
    while first > sentence.range.start
        && proper(first - 1)
        && (view.upos(first - 1) == Upos::Propn || view.upos(first - 1) == Upos::X)
        && view.head(first - 1) != view.head(head)
    {
        first -= 1;
    }
    let mut last = head;
    while last + 1 < sentence.range.end {
        let next = last + 1;
        if proper(next) && view.upos(next) != Upos::Pron && view.upos(next) != Upos::Verb {
            last = next;
        } else if view.is(next, Class::Particle) {
            let after = (next + 1..(next + 3).min(sentence.range.end))
                .find(|&at| !view.is(at, Class::Particle));
            let Some(after) = after.filter(|&at| proper(at) && at <= sentence.last(head)) else {
                break;
            };
            last = after;
        } else if view.relation(next) == "amod" && view.head(next) == Some(head) {
            last = next;
        } else {
            break;
        }
    }
    view.tokens[first].span.join(view.tokens[last].span)
}

/// A noun with what defines it, without article, numeral and clauses.
fn description(sentence: &Sentence<'_>, head: usize) -> Span {
    let view = sentence.view;
    let mut last = head;
    for child in sentence.children(head).filter(|&child| child > head) {
        let relation = view.relation(child);
        let defines = matches!(relation, "amod" | "nmod" | "compound" | "nmod:appos" | "fixed")
            || relation.starts_with("flat")
            || relation == "appos" && !view.is_mark(child - 1);
        if !defines || view.is_mark(sentence.first(child).max(1) - 1) {
            break;
        }
        last = tight(sentence, child);
    }
    let title = head
        .checked_sub(1)
        .filter(|&first| view.is(first, Class::Title) && view.head(first) == Some(head));
    view.tokens[title.unwrap_or(head)].span.join(view.tokens[last].span)
}

/// The last word under a word before a mark or a clause.
fn tight(sentence: &Sentence<'_>, at: usize) -> usize {
    let view = sentence.view;
    let stop = (at + 1..=sentence.last(at)).find(|&word| {
        view.is_mark(word)
            || matches!(view.relation(word), "acl:relcl" | "cc")
            || view.upos(word) == Upos::Pron
    });
    stop.map_or(sentence.last(at), |stop| stop - 1)
}
