//! Days and moments as Arrow counts them.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, date};

/// Days since 1 January 1970, as `Date32` counts them; none before the year 1, where Python's
/// calendar begins.
pub(crate) fn days(day: Date) -> Option<i32> {
    (day.year() > 0).then(|| (day - date(1970, 1, 1)).get_days())
}

/// The day so many days after 1 January 1970.
#[cfg(feature = "python")]
pub(crate) fn day(days: i32) -> Date {
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
}

/// Microseconds since 1 January 1970, as `Timestamp(us)` counts them; none before the year 1, as for days.
pub(crate) fn microseconds(moment: DateTime) -> Option<i64> {
    let since = moment.duration_since(date(1970, 1, 1).at(0, 0, 0, 0));
    (moment.year() > 0).then(|| i64::try_from(since.as_micros()).ok()).flatten()
}

/// The moment so many microseconds after 1 January 1970.
#[cfg(feature = "python")]
pub(crate) fn moment(microseconds: i64) -> DateTime {
    date(1970, 1, 1).at(0, 0, 0, 0) + SignedDuration::from_micros(microseconds)
}
