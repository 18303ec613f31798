//! The sure cases, which need no scorer.

use super::abbreviations::Binding;
use super::features::{Context, Mark, Shape};
use super::gaps::Gap;
use super::lines::is_wrapped;
use super::words::Class;
use crate::text::is_apostrophe;

/// What the white space and the first marks after it say alone.
pub fn layout(text: &str, gap: Gap) -> Option<bool> {
    let right = &text[gap.right..];
    match gap.breaks {
        0 if closes(right) || is_elided(&text[..gap.left]) => Some(false),
        0 => None,
        1 if is_wrapped(text, gap) => None,
        1 => Some(!continues(&text[..gap.left], right)),
        _ => Some(true),
    }
}

/// Whether what follows belongs to what stands before: a closing quote or bracket, a mark that
/// French sets after a space, the dash that ends a dateline.
fn closes(right: &str) -> bool {
    // Letters, the common case, are told by their first byte.
    if right.as_bytes()[0].is_ascii_alphanumeric() {
        return false;
    }
    let mut chars = right.chars();
    let first = chars.next();
    let second = chars.next();
    match first {
        Some('»' | '”' | '’' | ')' | ']' | '!' | '?' | ':' | ';' | ',' | '.' | '…') => true,
        Some('"' | '\'') => {
            second.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')'))
        }
        Some('-' | '–' | '—') => second.is_none_or(|c| matches!(c, '\n' | '\r')),
        // Nothing but symbols to the end.
        _ => right.len() < 32 && !right.contains(char::is_alphanumeric),
    }
}

/// Whether the last word lacks its end, "l' Irak": a sentence never ends there.
fn is_elided(left: &str) -> bool {
    let word = left.strip_suffix(is_apostrophe);
    word.is_some_and(|word| word.ends_with(char::is_alphabetic))
}

/// Whether a line goes on in the next although it is not full: no mark at its end and a lower-case
/// word after it that is no label of a list (`b)`).
fn continues(left: &str, right: &str) -> bool {
    let marked = left.ends_with(['.', '!', '?', '…', ':', ';', '»', '"', '”', ')']);
    let label = right.get(1..).is_some_and(|rest| rest.starts_with([')', '.']));
    closes(right) || !marked && !label && right.starts_with(char::is_lowercase)
}

/// What the words beside a gap say where it is sure: that the sentence goes on, but for an editor's
/// note in brackets.
pub fn settle(context: &Context<'_>) -> Option<bool> {
    if context.mark == Mark::Stop && context.opener == '[' && context.next.shape == Shape::Capital
    {
        return Some(true);
    }
    let lower = context.next.shape == Shape::Lower;
    if context.mark == Mark::Stop && context.opener == '[' && context.next.shape == Shape::Capital
    {
        return Some(true);
    }
    let goes_on = match context.mark {
        Mark::Comma => true,
        _ if context.opener == '-' && is_dateline(context) => true,
        // Nothing ends with a dash, nor before a small word in a line of capitals.
        Mark::None if context.last.shape == Shape::Line => true,
        Mark::None
            if context.last.shape == Shape::Upper
                && context.next.shape == Shape::Upper
                && context.next.class != Class::Open =>
        {
            true
        }
        Mark::None => lower && context.opener == '\0',
        // "Il a dit : « … »", "Lomé est inondée ; Cotonou l'a été hier."
        Mark::Colon => lower || is_quote(context.opener) || context.next.class == Class::Open,
        Mark::Semicolon => lower || context.next.class == Class::Open,
        Mark::Stop => full_stop_is_inside(context, lower),
        // "Non ! » dit-il", "Hélas ! le pont", "revient à… Moussa Faye".
        Mark::Exclamation | Mark::Question => lower,
        Mark::Ellipsis => {
            lower || context.last.class.leads_on() || context.last.class == Class::Verb
        }
    };
    goes_on.then_some(false)
}

/// Whether a full stop is part of an abbreviation, of initials, or of the number of a heading.
fn full_stop_is_inside(context: &Context<'_>, lower: bool) -> bool {
    let (last, next) = (&context.last, &context.next);
    let name_follows = next.class == Class::Open && next.shape != Shape::Nothing;
    if context.closed {
        // "(Applaudissements.) » dit-il"
        return lower;
    }
    match context.abbreviation {
        // "M. Le Pen", but "Le coureur a franchi le col. Le peloton".
        Some(Binding::Title) if last.shape == Shape::Lower => {
            lower || name_follows && !is_metre(last.text)
        }
        Some(Binding::Title) => next.shape != Shape::Digit && next.shape != Shape::Nothing,
        _ if is_label(context) => true,
        Some(_) if last.is_initials() && name_follows => true,
        Some(Binding::Number) => lower || next.shape == Shape::Digit || next.is_roman(),
        Some(Binding::Inside | Binding::Month) => {
            lower || name_follows || next.shape == Shape::Digit
        }
        Some(Binding::Either) => lower || next.shape == Shape::Digit,
        // "V. Prebeg", "J.-P. Bruneau", "la B.C.E. des", "Ph.D. à".
        None if last.is_initials() || last.text.contains('.') => {
            lower
                || name_follows
                    && last.is_initials()
                    && (!context.next_is_common() || context.is_name_before())
        }
        None => false,
    }
}

/// `m.` and `mm.` are titles with a capital alone.
fn is_metre(word: &str) -> bool {
    word.bytes().all(|b| b == b'm')
}

/// Whether the sentence so far is only the number or the label of what follows: `2.`, `II.`,
/// `Chapitre 3.`, `N.B.`
fn is_label(context: &Context<'_>) -> bool {
    let number = |word: &str| {
        word.len() <= 5 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.') || is_roman(word)
    };
    let mut words = context.left.trim_end_matches('.').split_ascii_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(word), None, _) => {
            (number(word) || context.abbreviation.is_some()) && context.next.shape != Shape::Lower
        }
        (Some(word), Some(label), None) => context.is_heading_word(word) && number(label),
        _ => false,
    }
}

fn is_roman(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|b| b"IVXL".contains(&b))
}

/// Whether the sentence so far is a dateline before a dash: `GENÈVE –`, `DAKAR, 12 mars (AFP) -`,
/// `Abidjan, 4 mai —`.
fn is_dateline(context: &Context<'_>) -> bool {
    let first = context.left.split([' ', ',']).next().unwrap_or_default();
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !first.contains(char::is_lowercase);
    let date = context.left.contains(',') && context.is_month(context.last.text);
    context.left.len() < 60 && context.mark == Mark::None && (capitals || date)
}

fn is_quote(opener: char) -> bool {
    matches!(opener, '«' | '“' | '„' | '"' | '‘')
}
