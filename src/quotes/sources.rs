//! Prepositions of a source: "selon la police", "d'après elle", "pour les syndicats".

use super::content;
use super::speaker;
use super::view::Sentence;
use super::vocabulary::Class;
use super::{Found, Pattern};
use crate::lexicon::Upos;

/// The statement of the preposition at a token, if it names a source.
pub(super) fn read(sentence: &Sentence<'_>, at: usize) -> Option<Found> {
    let view = &sentence.view;
    let (last, weak) =
        view.vocabulary.sources(view.form(at)).iter().find_map(|(rest, weak)| {
            let here = rest.iter().zip(at + 1..).all(|(word, next)| {
                next < sentence.range.end
                    && view.form(next).replace('’', "'").eq_ignore_ascii_case(word)
            });
            here.then_some((at + rest.len(), *weak))
        })?;
    let next = last + 1;
    if next >= sentence.range.end {
        return None;
    }
    let mut head = head(sentence, at, next)?;
    let mut end = sentence.last(head).max(next);
    if view.is(head, Class::NotSource) || view.is(next, Class::NotSource) {
        return None;
    }
    let opens = at == sentence.range.start || {
        let previous = at - 1;
        view.is_mark(previous)
            || view.marks.closing(previous).is_some()
            || view.upos(previous) == Upos::Cconj
    };
    // The phrase ends at the first comma that is not followed by an apposition of it.
    let comma = (next..(next + 40).min(sentence.range.end)).find(|&mark| view.form(mark) == ",");
    if weak {
        let comma = comma?;
        let person = view.is(head, Class::Person)
            || view.is(next, Class::Person)
            || view.upos(head) == Upos::Propn
                && view.is_capital(head)
                && !view.is(next, Class::Article)
            || super::pronouns::is_pronoun(view, head);
        let person =
            person && (next..comma).all(|word| view.upos(word) != Upos::Verb) && comma <= end + 1;
        if !opens
            || !person
            || at != sentence.range.start && !matches!(view.form(at - 1), ";" | "," | ".")
        {
            return None;
        }
    }
    if end > next + 40
        || comma.is_some_and(|comma| {
            at == sentence.range.start && comma < end && !belongs(sentence, comma + 1, head)
        })
    {
        end = comma.map_or(next, |comma| comma - 1).max(next);
    }
    // Between commas, all up to the second one is the source.
    if at > sentence.range.start
        && view.form(at - 1) == ","
        && let Some(comma) = comma.filter(|&comma| comma > end && comma < end + 16)
    {
        let open = (end + 1..comma).all(|word| {
            !matches!(view.form(word), "." | ";" | ":")
                && view.marks.opening(word).is_none()
                && view.upos(word) != Upos::Verb
        });
        if open {
            end = comma - 1;
        }
    }
    // A quotation is what the source says.
    if let Some(quoted) = view.marks.first_in(next, end + 1).filter(|quoted| quoted.open > next) {
        end = quoted.open - 1;
    }
    let governor = view.head(head);
    let prefer_after = governor.is_some_and(|governor| governor > end);
    let content = content::around(sentence, at, end, prefer_after, false)?;
    let cue = view.tokens[at].span.join(view.tokens[last].span);
    // A document speaks for whoever wrote it.
    for _ in 0..2 {
        if !view.is(head, Class::Document) {
            break;
        }
        let author = sentence.children(head).find(|&child| {
            child > head
                && (view.relation(child).starts_with("nmod")
                    && view.is(sentence.first(child), Class::Author))
        });
        let reported =
            || sentence.child(head, "acl").and_then(|clause| sentence.child(clause, "obl:agent"));
        let Some(author) = author.or_else(reported) else { break };
        head = author;
    }
    let speaker = Some(speaker::of(sentence, head));
    Some(Found { pattern: Pattern::Source, cue, speaker, content: content.0, direct: content.1 })
}

/// The noun of the source.
fn head(sentence: &Sentence<'_>, at: usize, next: usize) -> Option<usize> {
    let view = &sentence.view;
    let own = view
        .head(at)
        .filter(|&head| head >= next && head < next + 20 && sentence.range.contains(&head));
    own.or_else(|| {
        (next..(next + 8).min(sentence.range.end))
            .find(|&word| matches!(view.upos(word), Upos::Noun | Upos::Propn | Upos::Pron))
    })
}

/// Whether a word hangs, over others, on the source.
fn belongs(sentence: &Sentence<'_>, at: usize, head: usize) -> bool {
    let mut word = at;
    for _ in 0..8 {
        match sentence.view.head(word) {
            Some(above) if above == head => return true,
            Some(above) => word = above,
            None => return false,
        }
    }
    false
}
