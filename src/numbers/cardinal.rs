//! French cardinals, added word by word: hundreds, then thousands, then millions.

/// A number that grows with every word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// What millions and thousands have closed.
    total: f64,
    /// The group below a thousand that is being built; below two thousand in "onze cents".
    group: u32,
    /// The last scale used, so that scales only fall.
    last: Option<f64>,
    started: bool,
}

impl Sum {
    /// Adds "vingt", "sept", or a hyphenated number; false when it cannot stand here.
    pub(super) fn add(&mut self, n: f64) -> bool {
        if self.group == 0 {
            return self.open(n);
        }
        if n >= 100.0 {
            return false;
        }
        let (n, tail) = (n as u32, self.group % 100);
        if n == 20 && tail == 4 {
            self.group += 76;
            return true;
        }
        let fits = match tail {
            0 => n > 0,
            60 | 80 => n < 20 && n > 0,
            20 | 30 | 40 | 50 | 70 | 90 => n < 10 && n > 0,
            10 => (7..10).contains(&n),
            _ => false,
        };
        if fits {
            self.group += n;
        }
        fits
    }

    /// Adds a number where a group begins: of any size below the last scale.
    fn open(&mut self, n: f64) -> bool {
        let fits =
            if self.started { n > 0.0 && self.last.is_some_and(|last| n < last) } else { true };
        if fits {
            self.group = (n % 1000.0) as u32;
            self.total += n - f64::from(self.group);
            if n >= 1000.0 {
                self.last = Some(1000.0);
            }
            self.started = true;
        }
        fits
    }

    /// Multiplies by "cent", "mille", "million"; false when it cannot stand here.
    pub(super) fn scale(&mut self, scale: f64) -> bool {
        if scale <= 100.0 {
            // "onze cents" to "seize cents", and on to "dix-neuf cents".
            if self.group > 19 || self.group == 10 {
                return false;
            }
            self.group = self.group.max(1) * 100;
        } else if self.group == 0
            && self.last.is_some_and(|last| scale > last)
            && self.total < scale
        {
            // "mille milliards".
            self.total *= scale;
            self.last = Some(scale);
        } else {
            let falls = self.last.is_none_or(|last| scale < last);
            let alone = self.group == 0 && (scale > 1000.0 || self.started && self.total == 0.0);
            if !falls || alone {
                return false;
            }
            self.total += f64::from(self.group.max(1)) * scale;
            self.group = 0;
            self.last = Some(scale);
        }
        self.started = true;
        true
    }

    pub(super) fn is_started(self) -> bool {
        self.started
    }

    /// Whether "et" and "un" or "onze" may follow.
    pub(super) fn takes_and(self) -> bool {
        self.group.is_multiple_of(10) && self.group % 100 >= 20
    }

    /// The scale of the last word, if the number ends with one, and what stands before it: 3 and a million.
    pub(super) fn scaled(self) -> Option<(f64, f64)> {
        let scale = self.last.filter(|_| self.group == 0)?;
        Some((self.total / scale, scale))
    }

    pub(super) fn value(self) -> f64 {
        self.total + f64::from(self.group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_fall_and_groups_fill() {
        let mut sum = Sum::default();
        assert!(
            sum.add(3.0)
                && sum.scale(1e6)
                && sum.add(2.0)
                && sum.scale(100.0)
                && sum.scale(1000.0)
        );
        assert!(!sum.scale(1e6) && sum.add(4.0) && sum.add(20.0) && sum.add(17.0));
        assert_eq!(sum.value().to_string(), "3200097");
    }
}
