//! Verbs that report.

use super::content::{self, Content};
use super::speaker;
use super::view::Sentence;
use super::vocabulary::{Class, Frame};
use super::{Found, Pattern};
use crate::lexicon::Upos;

/// Tokens before a verb that can belong to it: "ne l'a pas encore".
const GROUP: usize = 8;

/// A verb that may report.
#[derive(Clone, Copy)]
struct Verb {
    at: usize,
    /// The last token of the cue: the verb, or the end of its expression.
    last: usize,
    frame: Frame,
}

/// The statement of the verb at a token, if it reports.
pub(super) fn read(sentence: &Sentence<'_>, at: usize) -> Option<Found> {
    let verb = cue(sentence, at)?;
    let view = &sentence.view;
    let opens = group(sentence, at);
    let (pattern, (content, direct), subject) = inserted(sentence, verb, opens)
        .or_else(|| after(sentence, verb))
        .or_else(|| object(sentence, verb))?;
    let speaker = subject.map(|subject| speaker::of(sentence, subject));
    let cue = view.tokens[verb.at].span.join(view.tokens[verb.last].span);
    Some(Found { pattern, cue, speaker, content, direct })
}

/// The verb, or the expression that it opens.
fn cue(sentence: &Sentence<'_>, at: usize) -> Option<Verb> {
    let view = &sentence.view;
    let form = view.form(at);
    for phrase in view.vocabulary.phrases(form) {
        // Adverbs may stand between: "fait également état".
        let mut last = at;
        let all = phrase.rest.iter().all(|word| {
            let next = (last + 1..(last + 4).min(sentence.range.end))
                .find(|&next| view.upos(next) != Upos::Adv || view.form(next) == word);
            last = next.unwrap_or(last);
            next.is_some() && view.form(last) == word
        });
        if all {
            return Some(Verb { at, last, frame: phrase.frame });
        }
    }
    let mut frame = view.vocabulary.verb(form)?;
    let reflexive = is_reflexive(sentence, at);
    if view.is(at, Class::Reflexive) && reflexive {
        frame = Frame::Clause;
    } else if reflexive {
        frame = frame.min(Frame::Quote);
    }
    if frame > Frame::Quote && (view.has_feature(at, "Mood", "Imp") || is_impersonal(sentence, at))
    {
        return None;
    }
    Some(Verb { at, last: at, frame })
}

/// Whether a verb has "se".
fn is_reflexive(sentence: &Sentence<'_>, at: usize) -> bool {
    let view = &sentence.view;
    sentence.children(at).any(|child| {
        child < at && view.relation(child).starts_with("expl") && view.is(child, Class::Oneself)
    })
}

/// Whether nobody does it: "il convient de", but not "il a été annoncé que".
fn is_impersonal(sentence: &Sentence<'_>, at: usize) -> bool {
    let mut before = sentence.children(at).take_while(|&child| child < at);
    // An inverted subject is sometimes read so.
    before.any(|child| {
        sentence.view.relation(child) == "expl:subj" && !sentence.view.form(child).starts_with('-')
    }) && sentence.child(at, "aux:pass").is_none()
}

/// The first token of the group of a verb: auxiliaries, modals, pronouns and adverbs before it.
fn group(sentence: &Sentence<'_>, at: usize) -> usize {
    let view = &sentence.view;
    let mut first = at;
    while first > sentence.range.start && at - first < GROUP {
        let previous = first - 1;
        let belongs = match view.upos(previous) {
            Upos::Aux => true,
            Upos::Adv => !view.is(previous, Class::Answer),
            Upos::Verb => view.head(at) == Some(previous),
            Upos::Pron => {
                view.form(previous).starts_with('-')
                    || !view.relation(previous).starts_with("nsubj")
                        && !view.is(previous, Class::Relative)
                        && !view.is(previous, Class::That)
            }
            _ => false,
        };
        if !belongs {
            break;
        }
        first = previous;
    }
    first
}

/// A clause put into the words that it reports, or after them: "a déclaré le ministre", "dit-il".
fn inserted(
    sentence: &Sentence<'_>,
    verb: Verb,
    opens: usize,
) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    let previous = opens.checked_sub(1)?;
    if view.has_feature(verb.at, "VerbForm", "Part")
        && opens == verb.at
        && view.form(verb.at).ends_with("ant")
        || view.has_feature(verb.at, "VerbForm", "Inf") && opens == verb.at
    {
        return None;
    }
    let closing = content::closes(sentence, opens);
    let as_said = view.is(previous, Class::Manner);
    if view.is(previous, Class::That) && (2..=3).any(|far| previous == sentence.range.start + far)
    {
        return said_before(sentence, verb, previous);
    }
    let boundary = closing
        || as_said
        || matches!(view.form(previous), "," | "!" | "?" | "—" | "–" | "]" | "…");
    if !boundary {
        return None;
    }
    let (subject, clitic) = inverted_subject(sentence, verb, opens)?;
    if !clitic
        && (sentence.child(verb.at, "aux:pass").is_some()
            || !closing && has_own_subject(sentence, verb, opens, subject))
    {
        return None;
    }
    // "que" after it: a clause of its own, unless it continues a quotation.
    if content::reported(sentence, [verb.at, verb.last], verb.last).is_some()
        && !closing
        && !clitic
    {
        return None;
    }
    let mut last = sentence.last(subject).max(verb.last);
    if last > verb.last + 60 {
        last = verb.last;
    }
    let mut end = last;
    while end + 1 < sentence.range.end
        && !view.is_mark(end + 1)
        && view.upos(end + 1) != Upos::Cconj
    {
        end += 1;
    }
    let content =
        content::around(sentence, if as_said { previous } else { opens }, end, false, true)?;
    if verb.frame == Frame::Quote && !content.1 || verb.frame == Frame::Label {
        return None;
    }
    Some((Pattern::Inserted, content, Some(subject)))
}

/// The subject behind a verb, and whether it is a pronoun that hangs on it: "dit-il".
fn inverted_subject(sentence: &Sentence<'_>, verb: Verb, opens: usize) -> Option<(usize, bool)> {
    let view = &sentence.view;
    let clitic = (opens..=verb.last + 1)
        .find(|&at| view.upos(at) == Upos::Pron && view.form(at).starts_with('-'));
    if let Some(clitic) = clitic {
        return Some((clitic, true));
    }
    let noun = || {
        [verb.at, verb.last].into_iter().flat_map(|at| sentence.children(at)).find(|&child| {
            let relation = view.relation(child);
            child > verb.last
                && (relation.starts_with("nsubj") || relation.starts_with("obj"))
                && matches!(
                    view.upos(child),
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
                )
                && sentence.child(child, "case").is_none()
        })
    };
    let governor = view
        .head(verb.at)
        .filter(|&head| head < opens && view.relation(verb.at).starts_with("xcomp"));
    let governed = governor.and_then(|head| {
        sentence.children(head).find(|&c| c > head && view.relation(c) == "nsubj")
    });
    governed.or_else(noun).map(|subject| (subject, false))
}

/// Whether the verb has its subject before it, so that the noun behind is its object.
fn has_own_subject(sentence: &Sentence<'_>, verb: Verb, opens: usize, noun: usize) -> bool {
    let view = &sentence.view;
    // "L'usine, a précisé la préfète, restera fermée": set off by commas, and another verb follows.
    let after = sentence.last(noun) + 1;
    let set_off = view.form(opens - 1) == ","
        && view.form(after) == ","
        && matches!(view.upos(after + 1), Upos::Verb | Upos::Aux);
    sentence.children(verb.at).take_while(|&child| child < opens).any(|child| {
        view.relation(child).starts_with("nsubj")
            && view.words[child].head_probability > 0.5
            && !view.is(child, Class::Relative)
            && sentence.last(child) + 2 >= opens
            && !(set_off && (sentence.first(child)..opens - 1).all(|at| !view.is_mark(at)))
    })
}

/// "C'est ce qu'a annoncé le maire": the sentence before.
fn said_before(
    sentence: &Sentence<'_>,
    verb: Verb,
    that: usize,
) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    let subject = speaker::subject(sentence, verb.at)?;
    let is = view.upos(that - 1) == Upos::Pron && view.upos(that.checked_sub(2)?) != Upos::Noun;
    let previous = sentence.index.checked_sub(1).filter(|_| is && subject > verb.at)?;
    let range = view.sentences.range(previous);
    let content = view.span(range.start, range.end - 1)?;
    Some((Pattern::Inserted, (content, false), Some(subject)))
}

/// What follows the verb: a clause, an infinitive, a quotation.
fn after(sentence: &Sentence<'_>, verb: Verb) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    let subject = speaker::subject(sentence, verb.at);
    let participle = view.relation(verb.at) == "acl"
        && view.has_feature(verb.at, "VerbForm", "Part")
        && !view.form(verb.at).ends_with("ant");
    if participle && verb.frame <= Frame::Quote {
        return attached(sentence, verb, subject);
    }
    // "la loi dite « … »" reports nobody's words.
    if participle && sentence.child(verb.at, "obl:agent").is_none() {
        return None;
    }
    let named = subject.is_some_and(|subject| {
        !view.is(subject, Class::Nobody) && !view.is(subject, Class::FirstPerson)
    });
    if verb.frame >= Frame::Clause
        || verb.frame == Frame::Mind && named && !view.has_feature(verb.at, "VerbForm", "Inf")
    {
        let reported = content::reported(sentence, [verb.at, verb.last], verb.last);
        // A quotation that holds the whole clause is what was said.
        let around = reported.and_then(|(span, _)| {
            let (quoted, direct) = content::quotation_after(sentence, verb.last)?;
            (quoted.start <= span.start
                && span.start < quoted.end
                && (quoted.start < span.start || !opened(sentence, verb.last, quoted.start)))
            .then_some((quoted, direct))
        });
        if let Some(content) = around.or(reported) {
            return Some((Pattern::Clause, content, subject));
        }
    }
    quotation(sentence, verb).map(|content| (Pattern::Quotation, content, subject))
}

/// The quotation beside a participle of a noun: "qualifié de « … » par le maire".
fn attached(
    sentence: &Sentence<'_>,
    verb: Verb,
    subject: Option<usize>,
) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    if verb.frame == Frame::Label {
        let content = content::quotation_after(sentence, verb.last)?;
        let close = view.tokens.partition_point(|token| token.span.start < content.0.end);
        let by = close + 1;
        let noun = (by + 1..(by + 5).min(sentence.range.end))
            .find(|&at| matches!(view.upos(at), Upos::Noun | Upos::Propn | Upos::Pron));
        return view.is(by, Class::Agent).then_some((Pattern::Quotation, content, noun));
    }
    sentence.child(verb.at, "obl:agent")?;
    let quoted = view.marks.closing(verb.at.checked_sub(1)?)?;
    Some((Pattern::Quotation, (quoted.inner(view.tokens), true), subject))
}

/// The quotation that a verb introduces.
fn quotation(sentence: &Sentence<'_>, verb: Verb) -> Option<Content> {
    let view = &sentence.view;
    let content = content::quotation_after(sentence, verb.last)?;
    let open = view.tokens.partition_point(|token| token.span.end <= content.0.start) - 1;
    // Another verb in between has the quotation.
    let colon = (verb.last + 1..=open).any(|at| view.form(at) == ":");
    let other = (verb.last + 1..open).any(|at| {
        view.upos(at) == Upos::Verb && (!colon || view.vocabulary.verb(view.form(at)).is_some())
    });
    // "a terminé son message par ces mots : « … »": the noun has it.
    let announced = verb.frame == Frame::Quote
        && (verb.last + 1..open).any(|at| view.is(at, Class::Announcing));
    let close = (verb.last + 1..open).any(|at| view.marks.closing(at).is_some());
    // "a lu « Les Misérables »": a title has no verb.
    let said = |at: usize| {
        matches!(view.upos(at), Upos::Verb | Upos::Aux) || matches!(view.form(at), "!" | "?")
    };
    let end = view.tokens.partition_point(|token| token.span.start < content.0.end);
    let loose = verb.frame == Frame::Quote
        && !colon
        && (open > verb.last + 1 || !(open + 1..=end).any(said));
    // "évoque le « climat » de la ville" reports the noun.
    let noun = verb.frame == Frame::Object
        && !colon
        && (verb.last + 1..open).any(|at| matches!(view.upos(at), Upos::Det | Upos::Noun));
    if other || close || loose || noun || announced {
        return None;
    }
    Some(content)
}

/// A noun that the verb reports.
fn object(sentence: &Sentence<'_>, verb: Verb) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    if verb.frame != Frame::Object {
        return predicate(sentence, verb);
    }
    let relation = view.relation(verb.at);
    let passive = sentence.child(verb.at, "aux:pass").is_some();
    if passive {
        let subject = sentence.child(verb.at, "nsubj")?;
        sentence.child(verb.at, "obl:agent")?;
        let content = content::clause(sentence, sentence.first(subject), sentence.last(subject))?;
        return Some((Pattern::Object, content, sentence.child(verb.at, "obl:agent")));
    }
    if relation == "acl" && !view.form(verb.at).ends_with("ant") {
        let noun = view.head(verb.at).filter(|&noun| noun < verb.at)?;
        let mut first = sentence.first(noun).max(noun.saturating_sub(6));
        if view.is(first, Class::Article) {
            first += 1;
        }
        let agent = sentence.child(verb.at, "obl:agent")?;
        let content = content::clause(sentence, first, verb.at - 1)?;
        return Some((Pattern::Object, content, Some(agent)));
    }
    let after_of = || {
        let of = (verb.last + 1..(verb.last + 6).min(sentence.range.end))
            .find(|&at| view.is(at, Class::Of))?;
        (verb.last > verb.at).then(|| view.head(of).filter(|&noun| noun > of)).flatten()
    };
    let object = [verb.at, verb.last]
        .into_iter()
        .flat_map(|v| sentence.children(v))
        .find(|&child| {
            child > verb.last
                && matches!(view.relation(child), "obj" | "obl:arg" | "nmod" | "nmod:appos")
                && matches!(view.upos(child), Upos::Noun | Upos::Propn | Upos::Num)
        })
        .or_else(after_of)?;
    let mut first = sentence.first(object).max(verb.last + 1);
    if verb.last > verb.at && view.is(first, Class::Of) {
        first += 1;
    }
    let content = content::clause(sentence, first, content::end_of_noun(sentence, object))?;
    Some((Pattern::Object, content, speaker::subject(sentence, verb.at)))
}

/// What something is said to be: "juge la loi injuste".
fn predicate(sentence: &Sentence<'_>, verb: Verb) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    let reflexive = view.is(verb.at, Class::Reflexive) && is_reflexive(sentence, verb.at);
    let passive = sentence.child(verb.at, "aux:pass").is_some();
    if !reflexive && (passive || !view.is(verb.at, Class::Predicative)) {
        return None;
    }
    let after = |child: &usize| *child > verb.at;
    let predicate = sentence.children(verb.at).filter(after).find(|&child| {
        let as_noun = sentence.child(child, "case").or_else(|| sentence.child(child, "mark"));
        match view.relation(child) {
            "xcomp" => matches!(view.upos(child), Upos::Adj | Upos::Noun),
            relation => {
                relation.starts_with("obl") && as_noun.is_some_and(|at| view.is(at, Class::Manner))
            }
        }
    })?;
    let subject = speaker::subject(sentence, verb.at)?;
    let object = sentence.child(verb.at, "obj").filter(after);
    let first = sentence.first(object.unwrap_or(predicate).min(predicate)).max(verb.at + 1);
    let content = content::clause(sentence, first, sentence.last(predicate))?;
    Some((Pattern::Object, content, Some(subject)))
}

/// Whether "que" stands between a verb and the words of a quotation.
fn opened(sentence: &Sentence<'_>, verb: usize, start: u32) -> bool {
    let view = &sentence.view;
    let first = view.tokens.partition_point(|token| token.span.end <= start);
    (verb + 1..first).any(|at| view.is(at, Class::Opener))
}
