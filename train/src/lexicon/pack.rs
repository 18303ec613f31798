//! What all tables need: everything that occurs twice is stored once.

use std::collections::HashMap;
use std::hash::Hash;

/// Gives equal things the same number, in the order of their first coming.
#[derive(Debug)]
pub struct Numbers<T> {
    numbers: HashMap<T, u16>,
    order: Vec<T>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), order: Vec::new() }
    }
}

impl<T: Clone + Eq + Hash> Numbers<T> {
    /// The number of a thing.
    ///
    /// # Errors
    /// When there are more than the tables can number.
    pub fn of(&mut self, thing: T) -> Result<u16, String> {
        if let Some(&number) = self.numbers.get(&thing) {
            return Ok(number);
        }
        let number = u16::try_from(self.order.len())
            .ok()
            .filter(|&n| n < u16::MAX)
            .ok_or("more than 65,535 different entries in one table: widen its numbers")?;
        self.order.push(thing.clone());
        self.numbers.insert(thing, number);
        Ok(number)
    }

    /// All things by their number.
    pub fn all(&self) -> &[T] {
        &self.order
    }
}

/// Lists one after the other: the section of their ends, and the section of their `u16` items.
pub fn lists<T: AsRef<[u16]>>(lists: &[T]) -> [Vec<u8>; 2] {
    let mut ends = Vec::new();
    let mut items = Vec::new();
    for list in lists {
        items.extend(list.as_ref().iter().flat_map(|item| item.to_le_bytes()));
        ends.extend((items.len() as u32 / 2).to_le_bytes());
    }
    [ends, items]
}

/// Texts one after the other: the section of their ends, and their bytes.
pub fn texts(texts: &[String]) -> [Vec<u8>; 2] {
    let mut ends = Vec::new();
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend(text.bytes());
        ends.extend((bytes.len() as u32).to_le_bytes());
    }
    [ends, bytes]
}
