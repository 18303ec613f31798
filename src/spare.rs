//! Room that is made once and used again by the next texts.

use std::sync::{Arc, Mutex};

/// Room that nobody uses now, shared by threads. Never waited for: a lock that another thread holds while the process forks stays
/// locked in the child, which then makes room of its own.
#[derive(Debug)]
pub(crate) struct Spare<T>(Arc<Mutex<Vec<T>>>);

impl<T: Default> Spare<T> {
    /// Room of an earlier text, or new room.
    pub(crate) fn take(&self) -> T {
        self.0.try_lock().ok().and_then(|mut spare| spare.pop()).unwrap_or_default()
    }

    /// Keeps room for a later text.
    pub(crate) fn give(&self, room: T) {
        if let Ok(mut spare) = self.0.try_lock() {
            spare.push(room);
        }
    }
}

impl<T> Default for Spare<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Clone for Spare<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
