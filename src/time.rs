//! Moments, and every way the wire writes one.
//!
//! The calendar is done by hand: the crate `time` costs a visitor twenty kilobytes for these few forms. The tests
//! compare it with that crate.

use serde::{Serialize, Serializer};

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso(*self))
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY: i64 = 86_400;

/// The three forms of HTTP-date (RFC 9110, section 5.6.7): IMF-fixdate, RFC 850 and asctime.
///
/// `None` for anything else. The day's name is not compared with the date.
pub fn http_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Some((_, rest)) = text.split_once(", ") {
        let rest =
            rest.strip_suffix("GMT").or_else(|| rest.strip_suffix("UTC")).or_else(|| rest.strip_suffix("+0000"))?;
        return fixdate(Reader::new(rest.trim_end())).or_else(|| rfc_850(Reader::new(rest.trim_end())));
    }
    let (_, rest) = text.split_once(' ')?;
    asctime(Reader::new(&rest.replace("  ", " ")))
}

/// `06 Nov 1994 08:49:37`.
fn fixdate(mut text: Reader<'_>) -> Option<Timestamp> {
    let day = text.number(1, 2)?;
    let month = text.skip(b' ')?.month()?;
    let year = text.skip(b' ')?.number(4, 4)?;
    let second = text.skip(b' ')?.clock(2)?;
    text.end()?;
    moment(year, month, day, second)
}

/// `06-Nov-94 08:49:37`; a two-digit year is one of 1970 to 2069.
fn rfc_850(mut text: Reader<'_>) -> Option<Timestamp> {
    let day = text.number(2, 2)?;
    let month = text.skip(b'-')?.month()?;
    let two = text.skip(b'-')?.number(2, 2)?;
    let second = text.skip(b' ')?.clock(2)?;
    text.end()?;
    moment(two + if two < 70 { 2000 } else { 1900 }, month, day, second)
}

/// `Nov 6 08:49:37 1994`.
fn asctime(mut text: Reader<'_>) -> Option<Timestamp> {
    let month = text.month()?;
    let day = text.skip(b' ')?.number(1, 2)?;
    let second = text.skip(b' ')?.clock(2)?;
    let year = text.skip(b' ')?.number(4, 4)?;
    text.end()?;
    moment(year, month, day, second)
}

/// RFC 3339's date-time, with a space for the `T` and a missing zone (read as UTC) allowed.
pub fn rfc_3339(text: &str) -> Option<Timestamp> {
    let mut text = Reader::new(text.trim());
    let year = text.number(4, 4)?;
    let month = text.skip(b'-')?.number(2, 2)?;
    let day = text.skip(b'-')?.number(2, 2)?;
    let divided = text.skip_any("T") || text.skip_any(" ");
    if !divided {
        return None;
    }
    let second = text.clock(2)?;
    if text.skip(b'.').is_some() {
        text.number(1, usize::MAX)?;
    }
    let at = moment(year, month, day, second)?;
    let offset = text.zone()?;
    text.end()?;
    Some(Timestamp(at.0 - offset))
}

/// .NET's invariant culture, `MM/dd/yyyy HH:mm:ss`, read as UTC as the ASP.NET Core handlers write it.
pub fn invariant_culture(text: &str) -> Option<Timestamp> {
    let mut text = Reader::new(text.trim());
    let month = text.number(1, 2)?;
    let day = text.skip(b'/')?.number(1, 2)?;
    let year = text.skip(b'/')?.number(4, 4)?;
    let second = text.skip(b' ')?.clock(1)?;
    text.end()?;
    moment(year, month, day, second)
}

/// What is left of a text that holds a date.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Reader(text.as_bytes())
    }

    fn skip(&mut self, byte: u8) -> Option<&mut Self> {
        let (first, rest) = self.0.split_first()?;
        if *first != byte {
            return None;
        }
        self.0 = rest;
        Some(self)
    }

    fn skip_any(&mut self, text: &str) -> bool {
        let found = self.0.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text.as_bytes()));
        if found {
            self.0 = self.0.get(text.len()..).unwrap_or_default();
        }
        found
    }

    /// That many digits; of more than eighteen, the value does not matter.
    fn number(&mut self, least: usize, most: usize) -> Option<i64> {
        let length = self.0.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(length.max(least))?;
        self.0 = rest;
        let fits = length >= least;
        fits.then(|| digits.iter().take(18).fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
    }

    fn month(&mut self) -> Option<i64> {
        (1..).zip(MONTHS).find_map(|(number, name)| self.skip_any(name).then_some(number))
    }

    /// The second of the day. A leap second counts as the one before it.
    fn clock(&mut self, least: usize) -> Option<i64> {
        let hour = self.number(least, 2)?;
        let minute = self.skip(b':')?.number(2, 2)?;
        let second = self.skip(b':')?.number(2, 2)?;
        (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3_600 + minute * 60 + second.min(59))
    }

    /// The offset in seconds; none stands for UTC.
    fn zone(&mut self) -> Option<i64> {
        if self.0.is_empty() || self.skip_any("Z") || self.skip_any(" UTC") || self.skip_any("UTC") {
            return Some(0);
        }
        let sign = if self.skip(b'+').is_some() { 1 } else { -self.skip(b'-').map(|_| 1)? };
        let hour = self.number(2, 2)?;
        let minute = self.skip(b':')?.number(2, 2)?;
        (hour < 24 && minute < 60).then_some(sign * (hour * 3_600 + minute * 60))
    }

    fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// A day of the calendar and a second of that day; `None` where the calendar has no such day.
fn moment(year: i64, month: i64, day: i64, second: i64) -> Option<Timestamp> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day is the last; 719_468 days lie between then and 1970.
    let year = if month < 3 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468;
    Some(Timestamp(days * DAY + second))
}

/// Year, month, day and second of the day, in UTC; `None` outside the years 0 to 9999.
fn calendar(at: Timestamp) -> Option<(i64, i64, i64, i64)> {
    let days = at.0.div_euclid(DAY);
    // The mean length of 400 years gives the year or the one before it; years begin in March here too.
    let mut year = ((days + 719_468) * 400).div_euclid(146_097) + 1;
    if !(-1..=10_001).contains(&year) {
        return None;
    }
    let begins = |year: i64| moment(year, 3, 1, 0).map(|at| at.0 / DAY);
    while begins(year)? > days {
        year -= 1;
    }
    let of_year = days - begins(year)?;
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = if month < 3 { year + 1 } else { year };
    (0..=9_999).contains(&year).then_some((year, month, day, at.0.rem_euclid(DAY)))
}

/// `12:00:00`.
fn clock(second: i64) -> String {
    format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// The first moment that stands in a sentence, in RFC 3339's or .NET's form; its byte offsets and value.
pub fn find(text: &str) -> Option<(std::ops::Range<usize>, Timestamp)> {
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    });
    starts.take(64).find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let stamp = |c: char| c.is_ascii_digit() || "-:/.+TZ".contains(c);
        let first = rest.find(|c: char| !stamp(c)).unwrap_or(rest.len());
        let second = rest
            .get(first + 1..)
            .map_or(first, |tail| first + 1 + tail.find(|c: char| !stamp(c)).unwrap_or(tail.len()));
        [second, first].into_iter().find_map(|end| {
            let piece = rest.get(..end)?.trim_end_matches(['.', ':', '-', '/', ' ']);
            let at = rfc_3339(piece).or_else(|| invariant_culture(piece))?;
            Some((start..start + piece.len(), at))
        })
    })
}

/// RFC 3339 in UTC, `2026-11-20T12:00:00Z`; seconds alone for a year that it can't write.
pub fn iso(at: Timestamp) -> String {
    match calendar(at) {
        Some((year, month, day, second)) => format!("{year:04}-{month:02}-{day:02}T{}Z", clock(second)),
        None => at.0.to_string(),
    }
}

/// For people, in UTC: `20 Nov 2026, 12:00:00 UTC`. Outside the years 0 to 9999, the seconds as they are.
pub fn utc(at: Timestamp) -> String {
    match calendar(at) {
        Some((year, month, day, second)) => {
            let month = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"");
            format!("{day} {month} {year:04}, {} UTC", clock(second))
        }
        None => format!("second {} after 1970", at.0),
    }
}

/// A length of time for people, in its two largest units: `1 h 46 min`, `45 s`, `3 d`. The sign is dropped.
pub fn words(seconds: i64) -> String {
    const UNITS: [(u64, &str); 5] = [(365 * 86_400, "years"), (86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let seconds = seconds.unsigned_abs();
    let Some(largest) = UNITS.iter().position(|(length, _)| seconds >= *length) else {
        return "0 s".to_owned();
    };
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (length, unit) in UNITS.iter().skip(largest).take(2) {
        let count = rest / length;
        rest %= length;
        let unit = if count == 1 && *unit == "years" { "year" } else { unit };
        if count > 0 {
            parts.push(format!("{count} {unit}"));
        }
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_http_date() {
        // RFC 9110, section 5.6.7: three ways to write one moment.
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(http_date(text), Some(Timestamp(784_111_777)), "{text}");
        }
        assert_eq!(http_date("yesterday"), None);
        assert_eq!(http_date(""), None);
    }

    #[test]
    fn reads_what_programs_print() {
        assert_eq!(rfc_3339("1994-11-06T08:49:37Z"), Some(Timestamp(784_111_777)));
        assert_eq!(rfc_3339("1994-11-06 09:49:37.25+01:00"), Some(Timestamp(784_111_777)));
        assert_eq!(rfc_3339("1994-11-06T08:49:37"), Some(Timestamp(784_111_777)));
        assert_eq!(invariant_culture("11/06/1994 08:49:37"), Some(Timestamp(784_111_777)));
        let text = "The token expired at '11/06/1994 08:49:37'";
        assert_eq!(find(text), Some((22..41, Timestamp(784_111_777))));
        assert_eq!(find("Jwt expired at 1994-11-06T08:49:37Z").map(|(_, at)| at), Some(Timestamp(784_111_777)));
        assert_eq!(find("call 1 of 2"), None);
    }

    #[test]
    fn the_calendar_is_everyones() {
        use ::time::{OffsetDateTime, format_description::well_known::Rfc3339};
        // Every day of ten thousand years, each at another second.
        for day in -719_528..2_932_897_i64 {
            let at = Timestamp(day * DAY + day.rem_euclid(DAY));
            let theirs = OffsetDateTime::from_unix_timestamp(at.0).unwrap();
            let (year, month, day, second) = calendar(at).unwrap();
            assert_eq!(
                (year, month, day, second),
                (
                    i64::from(theirs.year()),
                    i64::from(u8::from(theirs.month())),
                    i64::from(theirs.day()),
                    at.0.rem_euclid(DAY)
                )
            );
            assert_eq!(moment(year, month, day, second), Some(at));
            if at.0 % 97 == 0 {
                assert_eq!(iso(at), theirs.format(&Rfc3339).unwrap());
                assert_eq!(rfc_3339(&iso(at)), Some(at));
            }
        }
        for far in [-719_529 * DAY, 2_932_897 * DAY, i64::MIN, i64::MAX] {
            assert_eq!(calendar(Timestamp(far)), None, "{far}");
        }
    }

    #[test]
    fn days_that_are_not_in_the_calendar_are_none() {
        for text in ["2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-04-31T00:00:00Z", "2024-00-10T00:00:00Z"] {
            assert_eq!(rfc_3339(text), None, "{text}");
        }
        for text in ["2024-02-29T24:00:00Z", "2024-02-29T00:60:00Z", "2024-02-29T00:00:00+01", "2024-02-29", "2024"] {
            assert_eq!(rfc_3339(text), None, "{text}");
        }
        assert_eq!(iso(rfc_3339("2024-02-29t00:00:00.123456789012345678901-00:30").unwrap()), "2024-02-29T00:30:00Z");
        assert_eq!(iso(rfc_3339("2016-12-31 23:59:60 UTC").unwrap()), "2016-12-31T23:59:59Z");
        assert_eq!(http_date("Thu, 29 Feb 2024 00:00:00 +0000").map(iso), Some("2024-02-29T00:00:00Z".to_owned()));
        assert_eq!(http_date("Thu, 30 Feb 2024 00:00:00 GMT"), None);
        assert_eq!(invariant_culture("2/9/2024 3:04:05").map(iso), Some("2024-02-09T03:04:05Z".to_owned()));
    }

    #[test]
    fn writes_for_people() {
        assert_eq!(words(6_360), "1 h 46 min");
        assert_eq!(words(-45), "45 s");
        assert_eq!(words(3 * 86_400), "3 d");
        assert_eq!(words(0), "0 s");
        assert_eq!(words(400 * 86_400), "1 year 35 d");
        assert_eq!(utc(Timestamp(784_111_777)), "6 Nov 1994, 08:49:37 UTC");
        assert_eq!(iso(Timestamp(i64::MAX)), i64::MAX.to_string());
    }
}
