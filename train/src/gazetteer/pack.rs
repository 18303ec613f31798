//! Keys and entries → tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// For each key, its entries, with whether it is their main name.
pub type Keys = BTreeMap<String, BTreeMap<u32, bool>>;

/// Adds a meaning of a key; a main name stays one.
pub fn add(keys: &mut Keys, key: String, entry: usize, main: bool) {
    if !key.is_empty() {
        *keys.entry(key).or_default().entry(entry as u32).or_default() |= main;
    }
}

/// Numbers in a row, and lists with their length before them.
#[derive(Debug, Default)]
pub struct Lists {
    items: Vec<u32>,
    known: HashMap<Vec<u32>, usize>,
}

impl Lists {
    /// The fst of some keys; what does not fit a value goes to the lists.
    pub fn fst(&mut self, keys: &Keys) -> Vec<u8> {
        let mut builder = fst::MapBuilder::memory();
        for (key, meanings) in keys {
            let list: Vec<u32> =
                meanings.iter().map(|(&entry, &main)| entry << 1 | u32::from(!main)).collect();
            let value = match list[..] {
                [one] => u64::from(one) << 1,
                _ => (self.place(list) as u64) << 1 | 1,
            };
            builder.insert(key, value).expect("keys are sorted");
        }
        builder.into_inner().expect("an fst in memory")
    }

    fn place(&mut self, list: Vec<u32>) -> usize {
        let items = &mut self.items;
        *self.known.entry(list).or_insert_with_key(|list| {
            let at = items.len();
            items.push(list.len() as u32);
            items.extend(list);
            at
        })
    }

    /// The bytes of all lists.
    pub fn bytes(&self) -> Vec<u8> {
        u32s(self.items.iter().copied())
    }
}

/// Texts, each once, with their length before them.
#[derive(Debug, Default)]
pub struct Texts {
    /// All texts.
    pub bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Texts {
    /// Where a text is.
    pub fn place(&mut self, text: &str) -> u32 {
        let bytes = &mut self.bytes;
        *self.known.entry(text.to_owned()).or_insert_with(|| {
            let at = bytes.len() as u32;
            let end = (0..=text.len().min(255)).rev().find(|&end| text.is_char_boundary(end));
            let text = &text[..end.unwrap_or_default()];
            bytes.push(text.len() as u8);
            bytes.extend(text.as_bytes());
            at
        })
    }
}

/// Little-endian bytes.
pub fn u32s(numbers: impl Iterator<Item = u32>) -> Vec<u8> {
    numbers.flat_map(u32::to_le_bytes).collect()
}

/// Little-endian bytes.
pub fn u16s(numbers: impl Iterator<Item = u16>) -> Vec<u8> {
    numbers.flat_map(u16::to_le_bytes).collect()
}

/// All four forms of an adjective, folded.
pub fn forms(masculine: &str, feminine: &str) -> BTreeSet<String> {
    let plural = |form: &str| match form {
        _ if form.ends_with(['s', 'x']) => form.to_owned(),
        _ if form.ends_with("eau") => format!("{form}x"),
        _ if form.ends_with("al") => format!("{}ux", &form[..form.len() - 1]),
        _ => format!("{form}s"),
    };
    [masculine.to_owned(), plural(masculine), feminine.to_owned(), plural(feminine)]
        .iter()
        .map(|form| chronique::places::fold::folded(form))
        .collect()
}
