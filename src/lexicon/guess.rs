//! What an unknown word may be, by its ending.

use fst::raw::{Fst, Output};

use super::find::Found;
use super::letters::{Reading, letters};
use super::word::Word;
use crate::model::Section;

/// The set of the longest ending that the table knows.
pub(super) fn guess(endings: &Fst<Section>, form: &str) -> Found {
    let (mut at, mut value) = (endings.root().addr(), Output::zero());
    let mut best = None;
    for c in form.chars().rev() {
        let mut letter = c;
        // The table is in small letters; the last reading tried is the small one.
        letters(c, Reading::Capitals, |l| {
            letter = l;
            false
        });
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            let node = endings.node(at);
            let Some(i) = node.find_input(byte) else { return found(form, best) };
            let transition = node.transition(i);
            at = transition.addr;
            value = value.cat(transition.out);
        }
        let node = endings.node(at);
        if node.is_final() {
            best = Some(value.cat(node.final_output()).value() as u32);
        }
    }
    found(form, best)
}

fn found(form: &str, best: Option<u32>) -> Found {
    match (best, Word::new(form)) {
        (Some(set), Some(word)) => Found::one(word, set),
        _ => Found::none(),
    }
}
