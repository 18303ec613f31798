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
    let reflexive = sentence.children(at).any(|child| {
        child < at
            && view.relation(child).starts_with("expl")
            && matches!(view.form(child), "se" | "s'" | "s’" | "Se")
    });
    if view.is(at, Class::Reflexive) && reflexive {
        frame = Frame::Clause;
    } else if reflexive {
        frame = frame.min(Frame::Quote);
    }
    if view.has_feature(at, "Mood", "Imp") && frame > Frame::Quote {
        return None;
    }
    Some(Verb { at, last: at, frame })
}

/// The first token of the group of a verb: auxiliaries, modals, pronouns and adverbs before it.
fn group(sentence: &Sentence<'_>, at: usize) -> usize {
    let view = &sentence.view;
    let mut first = at;
    while first > sentence.range.start && at - first < GROUP {
        let previous = first - 1;
        let belongs = match view.upos(previous) {
            Upos::Aux => true,
            Upos::Adv => !matches!(view.form(previous), "Oui" | "Non"),
            Upos::Verb => view.head(at) == Some(previous),
            Upos::Pron => {
                view.form(previous).starts_with('-')
                    || !view.relation(previous).starts_with("nsubj")
                        && !matches!(view.form(previous), "qui" | "que" | "qu'" | "dont")
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
    let as_said = matches!(view.form(previous), "comme" | "Comme" | "ainsi");
    if matches!(view.form(previous), "qu'" | "qu’" | "que")
        && (2..=3).any(|far| previous == sentence.range.start + far)
    {
        return said_before(sentence, verb, previous);
    }
    let boundary = closing
        || as_said
        || matches!(view.form(previous), "," | "!" | "?" | "—" | "–" | "]" | "…");
    if !boundary {
        return None;
    }
    let clitic = (opens..=verb.last + 1)
        .find(|&at| view.upos(at) == Upos::Pron && view.form(at).starts_with('-'));
    let noun =
        [verb.at, verb.last].into_iter().flat_map(|at| sentence.children(at)).find(|&child| {
            child > verb.last
                && (view.relation(child).starts_with("nsubj")
                    || view.relation(child).starts_with("obj"))
                && matches!(
                    view.upos(child),
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
                )
                && sentence.child(child, "case").is_none()
        });
    let governor = view
        .head(verb.at)
        .filter(|&head| head < opens && view.relation(verb.at).starts_with("xcomp"));
    let governed = governor.and_then(|head| {
        sentence.children(head).find(|&c| c > head && view.relation(c) == "nsubj")
    });
    let subject = clitic.or(governed).or(noun)?;
    let own = sentence.children(verb.at).any(|child| {
        child < opens
            && view.relation(child).starts_with("nsubj")
            && !closing
            && view.words[child].head_probability > 0.5
            && view.form(child) != "qui"
            && sentence.last(child) + 1 >= previous
    });
    if own && clitic.is_none() || clitic.is_none() && sentence.child(verb.at, "aux:pass").is_some()
    {
        return None;
    }
    // "que" after it: a clause of its own, unless it continues a quotation.
    if content::reported(sentence, [verb.at, verb.last], verb.last).is_some()
        && !closing
        && clitic.is_none()
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
    // "la loi dite « … »" reports nobody's words.
    let participle = view.relation(verb.at) == "acl"
        && view.has_feature(verb.at, "VerbForm", "Part")
        && !view.form(verb.at).ends_with("ant");
    let agent = sentence.child(verb.at, "obl:agent").is_some();
    if participle && verb.frame == Frame::Label {
        let content = content::quotation_after(sentence, verb.last)?;
        let close = view.tokens.partition_point(|token| token.span.start < content.0.end);
        let by = close + 1;
        let noun = (by + 1..(by + 5).min(sentence.range.end))
            .find(|&at| matches!(view.upos(at), Upos::Noun | Upos::Propn | Upos::Pron));
        return (view.form(by) == "par").then_some((Pattern::Quotation, content, noun));
    }
    if participle && !agent {
        return None;
    }
    if participle && verb.frame == Frame::Quote {
        let quoted = view.marks.closing(verb.at - 1)?;
        return Some((Pattern::Quotation, (quoted.inner(view.tokens), true), subject));
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
    Some((Pattern::Quotation, content, subject))
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
            .find(|&at| matches!(view.form(at), "de" | "d'" | "d’"))?;
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
    if verb.last > verb.at && matches!(view.form(first), "de" | "d'" | "d’") {
        first += 1;
    }
    let content = content::clause(sentence, first, content::end_of_noun(sentence, object))?;
    Some((Pattern::Object, content, speaker::subject(sentence, verb.at)))
}

/// What something is said to be: "juge la loi injuste".
fn predicate(sentence: &Sentence<'_>, verb: Verb) -> Option<(Pattern, Content, Option<usize>)> {
    let view = &sentence.view;
    if !view.is(verb.at, Class::Predicative) || sentence.child(verb.at, "aux:pass").is_some() {
        return None;
    }
    let after = |child: &usize| *child > verb.at;
    let predicate = sentence.children(verb.at).filter(after).find(|&child| {
        let as_noun = sentence.child(child, "case").or_else(|| sentence.child(child, "mark"));
        match view.relation(child) {
            "xcomp" => matches!(view.upos(child), Upos::Adj | Upos::Noun),
            relation => {
                relation.starts_with("obl") && as_noun.is_some_and(|at| view.form(at) == "comme")
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
