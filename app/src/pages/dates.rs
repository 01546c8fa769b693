//! Days and times, formatted for the user.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::words::page as words;

/// A point in time, in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    year: u32,
    /// From 0.
    month: u32,
    /// From 1.
    day: u32,
    hour: u32,
    minute: u32,
}

/// "12:03", for a time in milliseconds since 1970.
pub(crate) fn time_of_day(time: f64) -> String {
    local_time(time).clock()
}

/// "Today, 12:03", "Yesterday", "17 Nov", "17 Nov 2025".
pub(crate) fn relative_time(time: f64) -> String {
    const DAY: f64 = 86_400_000.0;
    let now = Date::now();
    relative_day(local_time(time), local_time(now), local_time(now - DAY))
}

fn local_time(time: f64) -> Moment {
    let date = Date::new(&JsValue::from_f64(time));
    Moment {
        year: date.get_full_year(),
        month: date.get_month(),
        day: date.get_date(),
        hour: date.get_hours(),
        minute: date.get_minutes(),
    }
}

fn relative_day(then: Moment, now: Moment, yesterday: Moment) -> String {
    if then.is_day_of(now) {
        return words::today(&then.clock());
    }
    if then.is_day_of(yesterday) {
        return words::YESTERDAY.to_owned();
    }
    let month = usize::try_from(then.month)
        .ok()
        .and_then(|month| words::MONTHS.get(month));
    let day = format!("{} {}", then.day, month.copied().unwrap_or_default());
    match then.year == now.year {
        true => day,
        false => format!("{day} {}", then.year),
    }
}

impl Moment {
    fn clock(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    fn is_day_of(self, other: Moment) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_times_are_shown_with_less_detail() {
        let at = |year, month, day| Moment {
            year,
            month,
            day,
            hour: 9,
            minute: 5,
        };
        let check = |then, expected: &str| {
            assert_eq!(
                relative_day(then, at(2026, 0, 1), at(2025, 11, 31)),
                expected
            );
        };
        check(at(2026, 0, 1), "Today, 09:05");
        check(at(2025, 11, 31), "Yesterday");
        check(at(2025, 11, 30), "30 Dec 2025");
        assert_eq!(
            relative_day(at(2026, 10, 17), at(2026, 10, 21), at(2026, 10, 20)),
            "17 Nov"
        );
    }
}
