//! The words reported: a quotation, a clause, or what stands around an inserted clause.

use super::marks::Quoted;
use super::view::Sentence;
use super::vocabulary::Class;
use crate::Span;
use crate::lexicon::Upos;

/// Tokens between a cue and its quotation.
const NEAR: usize = 18;
/// A quotation of so many tokens is a statement of its own, also where other words stand before it.
const LONG: usize = 12;

/// The words reported, and whether all of them are quoted.
pub(super) type Content = (Span, bool);

/// The content that ends right before a token: a quotation with everything that it belongs to, or the
/// sentence up to here.
pub(super) fn before(sentence: &Sentence<'_>, at: usize) -> Option<Content> {
    let view = &sentence.view;
    let mut last = at;
    // Commas, dashes, and marks of references: « … » [1], dit-il.
    for _ in 0..6 {
        let previous = last.checked_sub(1)?;
        if let Some(quoted) = view.marks.closing(previous) {
            return quotation(sentence, quoted);
        }
        match view.form(previous) {
            "," | "[" | "]" | "–" | "—" | "-" | "." => last = previous,
            form if form.bytes().all(|b| b.is_ascii_digit())
                && previous > 0
                && view.form(previous - 1) == "[" =>
            {
                last = previous;
            }
            _ => break,
        }
    }
    let first = opening(sentence, last);
    (last > first).then(|| view.span(first, last - 1)).flatten().map(|span| (span, false))
}

/// Whether a quotation closes right before a token, commas aside.
pub(super) fn closes(sentence: &Sentence<'_>, at: usize) -> bool {
    let view = &sentence.view;
    let mut at = at;
    for _ in 0..6 {
        let Some(previous) = at.checked_sub(1) else { return false };
        if view.marks.closing(previous).is_some() {
            return true;
        }
        let reference = matches!(view.form(previous), "," | "[" | "]" | "–" | "—" | "-")
            || view.form(previous).bytes().all(|b| b.is_ascii_digit());
        if !reference {
            return false;
        }
        at = previous;
    }
    false
}

/// Where the words before an inserted clause begin: the sentence, or the quotation that it stands in.
fn opening(sentence: &Sentence<'_>, at: usize) -> usize {
    let start = sentence.range.start;
    match sentence.view.marks.around(at) {
        Some(quoted) if quoted.open >= start => quoted.open + 1,
        _ => start,
    }
}

/// A quotation that was said: alone, or with the words of its sentence that it continues.
fn quotation(sentence: &Sentence<'_>, quoted: Quoted) -> Option<Content> {
    let view = &sentence.view;
    let inner = (quoted.inner(view.tokens), true);
    let start = view.sentence_start(quoted.open);
    let bare = (start..quoted.open).all(|at| view.is_mark(at));
    let after_colon = quoted.open > 0 && matches!(view.form(quoted.open - 1), ":" | "–" | "—");
    let verb = (quoted.open..quoted.close).any(|at| {
        matches!(view.upos(at), Upos::Verb | Upos::Aux) && !view.form(at).ends_with("ant")
    });
    let long = quoted.close - quoted.open > LONG.max(quoted.open - start) && verb;
    if bare || after_colon || long {
        return Some(inner);
    }
    let last = quoted.close.min(view.tokens.len() - 1);
    Some((view.span(start, last)?, false))
}

/// The quotation that follows a cue in its sentence, or opens the next one after a colon.
pub(super) fn quotation_after(sentence: &Sentence<'_>, at: usize) -> Option<Content> {
    let view = &sentence.view;
    let limit = (at + 1 + NEAR).min(view.tokens.len());
    let quoted = view.marks.first_in(at + 1, limit)?;
    if quoted.open >= sentence.range.end {
        let colon = view.form(sentence.range.end - 1) == ":" || view.form(quoted.open - 1) == ":";
        if !colon || quoted.open > sentence.range.end + 2 {
            return None;
        }
    }
    Some((quoted.inner(view.tokens), true))
}

/// A reported clause from its first word to its last.
pub(super) fn clause(sentence: &Sentence<'_>, first: usize, last: usize) -> Option<Content> {
    let view = &sentence.view;
    if let Some(quoted) = view.marks.opening(first) {
        let rest = quoted.close + 1..=last;
        if rest.is_empty() || rest.clone().all(|at| view.is_mark(at)) {
            return Some((quoted.inner(view.tokens), true));
        }
    }
    let mut last = last.min(sentence.range.end - 1);
    // "…, ajoutant que …" is a statement of its own.
    let next = (first + 1..last).find(|&at| {
        let gerund = view.form(at).ends_with("ant") && view.form(at - 1) == ",";
        gerund && view.vocabulary.verb(view.form(at)).is_some()
    });
    last = next.map_or(last, |next| (next - 2).max(first));
    // A quotation is not cut in two.
    if let Some(quoted) = view.marks.around(last).filter(|quoted| quoted.open >= first) {
        last = quoted.close.min(view.tokens.len() - 1);
    } else if view.marks.closing(last + 1).is_some_and(|quoted| quoted.open >= first) {
        last += 1;
    }
    if let Some(quoted) = view.marks.around(first).filter(|quoted| quoted.close <= last) {
        last = quoted.close.saturating_sub(1).max(first);
    }
    view.span(first, last).map(|span| (span, false))
}

/// What an inserted clause leaves: the longer of the words before and after it. `prefer_after` where the words
/// after it hold what it hangs on.
pub(super) fn around(
    sentence: &Sentence<'_>,
    first: usize,
    last: usize,
    prefer_after: bool,
    prefer_before: bool,
) -> Option<Content> {
    let view = &sentence.view;
    let left = before(sentence, first);
    let quoted = closes(sentence, first);
    let mut from = last + 1;
    while from < sentence.range.end && matches!(view.form(from), "," | ":" | "–" | "—") {
        from += 1;
    }
    let end = (from..sentence.end()).find(|&at| view.form(at) == ";").unwrap_or(sentence.end());
    let end = match view.marks.around(first) {
        Some(quoted) => quoted.close.min(end),
        None => end,
    };
    let words = (from..end).filter(|&at| !view.is_mark(at)).count();
    let relative = view.is(from, Class::Continuation);
    let right = (words > 0).then(|| clause(sentence, from, end - 1)).flatten();
    let whole = view.marks.around(first).is_some_and(|quoted| quoted.open >= sentence.range.start);
    let right = right.map(|(span, direct)| (span, direct || whole));
    let left = left.map(|(span, direct)| (span, direct || whole));
    if quoted && left.is_some() {
        // A quotation that goes on behind the cue: the longer piece.
        let on = view.marks.opening(from).map(|quoted| (quoted.inner(view.tokens), true));
        let left = left.filter(|left| on.is_none_or(|on| on.0.len() <= left.0.len()));
        return left.or(on);
    }
    let verb = |from: usize, to: usize| {
        (from..to).any(|at| matches!(view.upos(at), Upos::Verb | Upos::Aux))
    };
    let parenthetical = first > 0 && view.form(first - 1) == ",";
    let incomplete = !verb(opening(sentence, first), first) || !parenthetical && !prefer_before;
    match (left, right) {
        (Some(_), Some(right)) if incomplete && !relative => Some(right),
        (Some(left), Some(right)) if relative && !whole => {
            Some(if left.0.len() > 3 { left } else { right })
        }
        (Some(left), Some(right)) => {
            Some(if prefer_after || right.0.len() > left.0.len() { right } else { left })
        }
        (left, right) => left.or(right),
    }
}

/// The clause or the infinitive that a verb reports, to the right of `from`.
pub(super) fn reported(
    sentence: &Sentence<'_>,
    verbs: [usize; 2],
    from: usize,
) -> Option<Content> {
    let view = &sentence.view;
    for verb in verbs {
        for child in sentence.children(verb).filter(|&child| child > from) {
            let relation = view.relation(child);
            let complement =
                matches!(relation, "ccomp" | "xcomp" | "csubj" | "csubj:pass" | "acl" | "advcl");
            if !complement {
                continue;
            }
            let mut first = sentence.first(child).max(from + 1);
            let opener = (first..child.max(first + 1))
                .find(|&at| view.is(at, Class::Opener) && view.head(at) == Some(child));
            if let Some(opener) = opener {
                first = if view.is(opener, Class::That) { opener + 1 } else { opener };
                return clause(sentence, first, end_of(sentence, child));
            }
            let infinitive = is_infinitive(sentence, child);
            if infinitive && !matches!(relation, "acl" | "advcl") {
                if view.upos(first) == Upos::Adp {
                    first += 1;
                }
                return clause(sentence, first, end_of(sentence, child));
            }
            if relation == "ccomp" && first <= child {
                let depends = (first..child).any(|at| view.is(at, Class::Opener));
                let question =
                    matches!(view.upos(first), Upos::Adp | Upos::Det | Upos::Pron | Upos::Adv);
                if depends || question {
                    return clause(sentence, first, end_of(sentence, child));
                }
            }
        }
    }
    missed(sentence, verbs[1])
}

/// What the tree has missed: the first "que", question or infinitive soon after a verb.
fn missed(sentence: &Sentence<'_>, verb: usize) -> Option<Content> {
    let view = &sentence.view;
    let near = verb + 1..(verb + 10).min(sentence.range.end);
    let first =
        near.clone().find(|&at| view.upos(at) != Upos::Adv || view.is(at, Class::Question))?;
    let question = if view.upos(first) == Upos::Adp { first + 1 } else { first };
    if view.is(question, Class::Question) && question + 1 < sentence.end() {
        let last = end_of(sentence, first).max(end_of_noun(sentence, question));
        return clause(sentence, first, last);
    }
    let object =
        sentence.children(verb).any(|child| child > verb && view.relation(child) == "obj");
    if object {
        return None;
    }
    for at in near {
        let infinitive = matches!(view.upos(at), Upos::Verb | Upos::Aux)
            && view.has_feature(at, "VerbForm", "Inf")
            && !matches!(view.upos(at - 1), Upos::Adp | Upos::Verb | Upos::Aux);
        let that = view.is(at, Class::That) && at + 1 < sentence.end();
        if infinitive || that {
            let first = if that { at + 1 } else { at };
            return clause(
                sentence,
                first,
                end_of(
                    sentence,
                    view.head(at)
                        .filter(|&head| head > at && sentence.range.contains(&head))
                        .unwrap_or(first),
                ),
            );
        }
        if matches!(view.upos(at), Upos::Verb | Upos::Pron) || view.is_mark(at) {
            break;
        }
    }
    None
}

fn is_infinitive(sentence: &Sentence<'_>, at: usize) -> bool {
    let view = &sentence.view;
    view.has_feature(at, "VerbForm", "Inf")
        || sentence.children(at).any(|child| {
            child < at
                && view.upos(child) == Upos::Aux
                && view.has_feature(child, "VerbForm", "Inf")
        })
}

/// The last word of a clause: what the tree says, and what goes on without a mark or a conjunction.
fn end_of(sentence: &Sentence<'_>, head: usize) -> usize {
    let view = &sentence.view;
    let mut last = sentence.last(head);
    while last + 1 < sentence.end()
        && view.upos(last + 1) != Upos::Cconj
        && (!view.is_mark(last + 1)
            || view.marks.opening(last + 1).is_some()
            || view.marks.closing(last).is_some())
        && view.form(last + 1) != ","
    {
        last += 1;
    }
    last
}

/// The last word of a noun that is reported: with what follows it up to a comma, a gerund or another verb.
pub(super) fn end_of_noun(sentence: &Sentence<'_>, noun: usize) -> usize {
    let view = &sentence.view;
    let mut last = noun;
    let mut depth = 0_usize;
    while last + 1 < sentence.end() {
        let next = last + 1;
        let form = view.form(next);
        match form {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            "," | ";" if depth == 0 && next > sentence.last(noun) => break,
            "en" if view.form(next + 1).ends_with("ant") => break,
            _ => {}
        }
        let other = view.upos(next) == Upos::Cconj
            && view.head(next).is_some_and(|verb| {
                verb > next
                    && view.upos(verb) == Upos::Verb
                    && view.head(verb).is_some_and(|head| head < noun)
            });
        if other
            || view.marks.closing(next).is_some_and(|quoted| {
                quoted.open < noun && view.marks.opening(noun).is_none() && quoted.open + 8 < noun
            })
        {
            break;
        }
        last = next;
    }
    last
}
