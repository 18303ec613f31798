//! Quotation marks → quotations. One walk over the tokens, whatever they are.

use crate::Span;
use crate::text::{is_closing_quote, is_opening_quote};
use crate::tokens::Token;

/// A quotation of more tokens than this has lost its closing mark.
const LONGEST: usize = 600;
/// Quotations inside quotations that are followed.
const DEPTH: usize = 4;

/// A quotation: the tokens of its marks. A mark that is missing stands beside the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The opening mark.
    pub(super) open: usize,
    /// The closing mark, or one past the last token where it is missing.
    pub(super) close: usize,
}

/// The quotations of a text, found by either of their marks.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// In the order of their opening marks.
    all: Vec<Quoted>,
    /// Closing token and place in `all`, in order.
    ends: Vec<(usize, usize)>,
}

/// What a token does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Opens(char),
    Closes(char),
    /// The typewriter's mark does both.
    Either,
}

fn sign(form: &str) -> Option<Sign> {
    let first = form.chars().next()?;
    match first {
        '"' => Some(Sign::Either),
        '\'' if form == "''" => Some(Sign::Either),
        '‘' if form == "‘" => Some(Sign::Opens('‘')),
        '’' if form == "’" => Some(Sign::Closes('‘')),
        _ if is_opening_quote(first) => Some(Sign::Opens(first)),
        _ if is_closing_quote(first) => Some(Sign::Closes(opening(first))),
        _ => None,
    }
}

fn opening(closing: char) -> char {
    match closing {
        '»' => '«',
        '›' => '‹',
        _ => '“',
    }
}

impl Marks {
    /// Pairs the marks of a text.
    pub(super) fn read(text: &str, tokens: &[Token]) -> Self {
        let mut marks = Self::default();
        // Opening token, its mark, and the first paragraph break after it.
        let mut open: Vec<(usize, char, Option<usize>)> = Vec::new();
        let mut before = 0;
        for (at, token) in tokens.iter().enumerate() {
            let start = token.span.start as usize;
            let breaks = start > before && text.as_bytes()[before..start].contains(&b'\n');
            before = token.span.end as usize;
            if breaks {
                for entry in &mut open {
                    entry.2.get_or_insert(at);
                }
                // The typewriter's mark is too weak to reach over paragraphs.
                open.retain(|&(_, mark, _)| mark != '"');
            }
            if open.first().is_some_and(|&(first, ..)| at - first > LONGEST) {
                let (first, _, end) = open.remove(0);
                marks.add(first, end);
            }
            let Some(sign) = sign(token.span.of(text)) else { continue };
            match sign {
                // „ … “: what opens in one language closes in another.
                Sign::Opens('“') if open.last().is_some_and(|o| o.1 == '„') => {
                    let (first, ..) = open.pop().unwrap_or((at, '„', None));
                    marks.add(first, Some(at));
                }
                Sign::Opens(mark) => {
                    if let Some(place) = open.iter().position(|o| o.1 == mark) {
                        if breaks {
                            // Each paragraph of a long quotation opens anew.
                            continue;
                        }
                        if let Some(end) = open[place].2 {
                            marks.add(open[place].0, Some(end));
                            open.truncate(place);
                        }
                    }
                    open.push((at, mark, None));
                }
                Sign::Closes(mark) => {
                    let found =
                        open.iter().rposition(|o| o.1 == mark || o.1 == '„' && mark == '“');
                    if let Some(place) = found {
                        marks.add(open[place].0, Some(at));
                        open.truncate(place);
                    }
                }
                Sign::Either => {
                    if let Some(place) = open.iter().rposition(|o| o.1 == '"') {
                        marks.add(open[place].0, Some(at));
                        open.truncate(place);
                    } else {
                        open.push((at, '"', None));
                    }
                }
            }
            if open.len() > DEPTH {
                open.remove(0);
            }
        }
        for (first, mark, end) in open {
            if mark != '"' {
                marks.add(first, end.or(Some(tokens.len())).filter(|end| end - first < LONGEST));
            }
        }
        marks.all.sort_unstable_by_key(|quoted| quoted.open);
        let places = marks.all.iter().enumerate();
        marks.ends = places.map(|(place, quoted)| (quoted.close, place)).collect();
        marks.ends.sort_unstable();
        marks
    }

    fn add(&mut self, open: usize, close: Option<usize>) {
        if let Some(close) = close.filter(|&close| close > open + 1) {
            self.all.push(Quoted { open, close });
        }
    }

    /// The quotation that a token opens.
    pub(super) fn opening(&self, at: usize) -> Option<Quoted> {
        self.all.binary_search_by_key(&at, |quoted| quoted.open).ok().map(|place| self.all[place])
    }

    /// The quotation that a token closes.
    pub(super) fn closing(&self, at: usize) -> Option<Quoted> {
        let place = self.ends.binary_search_by_key(&at, |end| end.0).ok()?;
        Some(self.all[self.ends[place].1])
    }

    /// The innermost quotation around a token.
    pub(super) fn around(&self, at: usize) -> Option<Quoted> {
        let before = self.all.partition_point(|quoted| quoted.open < at);
        // Those further left that reach so far are deeper than is followed.
        let near = self.all[before.saturating_sub(32)..before].iter();
        near.rev().find(|quoted| quoted.close > at).copied()
    }

    /// The first quotation that opens in a range of tokens.
    pub(super) fn first_in(&self, from: usize, to: usize) -> Option<Quoted> {
        let place = self.all.partition_point(|quoted| quoted.open < from);
        self.all.get(place).filter(|quoted| quoted.open < to).copied()
    }
}

impl Quoted {
    /// The words between the marks.
    pub(super) fn inner(self, tokens: &[Token]) -> Span {
        tokens[self.open + 1].span.join(tokens[self.close - 1].span)
    }
}
