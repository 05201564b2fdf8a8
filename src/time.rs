//! Moments, and every way the wire writes one.

use serde::{Serialize, Serializer};
use time::{
    OffsetDateTime, PrimitiveDateTime,
    format_description::{StaticFormatDescription, well_known::Rfc3339},
    macros::format_description,
};

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&iso(*self))
    }
}

/// The three forms of HTTP-date (RFC 9110, section 5.6.7): IMF-fixdate, RFC 850 and asctime.
///
/// `None` for anything else. The day's name is not compared with the date.
pub fn http_date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    const ASCTIME: StaticFormatDescription = format_description!(
        "[month repr:short case_sensitive:false] [day padding:none] [hour]:[minute]:[second] [year]"
    );
    const FIXDATE: StaticFormatDescription = format_description!(
        "[day padding:none] [month repr:short case_sensitive:false] [year] [hour]:[minute]:[second]"
    );
    const RFC_850: StaticFormatDescription = format_description!(
        "[day]-[month repr:short case_sensitive:false]-[year repr:last_two] [hour]:[minute]:[second]"
    );
    if let Some((_, rest)) = text.split_once(", ") {
        let rest =
            rest.strip_suffix("GMT").or_else(|| rest.strip_suffix("UTC")).or_else(|| rest.strip_suffix("+0000"))?;
        return parse(rest.trim_end(), FIXDATE).or_else(|| rfc_850(rest.trim_end(), RFC_850));
    }
    let (_, rest) = text.split_once(' ')?;
    parse(&rest.replace("  ", " "), ASCTIME)
}

/// A two-digit year is one of 1970 to 2069.
fn rfc_850(text: &str, format: StaticFormatDescription) -> Option<Timestamp> {
    let mut parsed = ::time::parsing::Parsed::new();
    let rest = parsed.parse_items(text.as_bytes(), format).ok()?;
    let two = i32::from(parsed.year_last_two()?);
    if !rest.is_empty() {
        return None;
    }
    parsed.set_year(two + if two < 70 { 2000 } else { 1900 })?;
    PrimitiveDateTime::try_from(parsed).ok().map(utc_timestamp)
}

/// RFC 3339's date-time, with a space for the `T` and a missing zone (read as UTC) allowed.
pub fn rfc_3339(text: &str) -> Option<Timestamp> {
    const BARE: StaticFormatDescription =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second][optional [.[subsecond]]]");
    let text = text.trim().replacen(' ', "T", 1);
    let zoned = OffsetDateTime::parse(&text, &Rfc3339).ok().map(|at| Timestamp(at.unix_timestamp()));
    zoned.or_else(|| parse(text.strip_suffix("UTC").unwrap_or(&text).trim_end(), BARE))
}

/// .NET's invariant culture, `MM/dd/yyyy HH:mm:ss`, read as UTC as the ASP.NET Core handlers write it.
pub fn invariant_culture(text: &str) -> Option<Timestamp> {
    const FORMAT: StaticFormatDescription =
        format_description!("[month padding:none]/[day padding:none]/[year] [hour padding:none]:[minute]:[second]");
    parse(text.trim(), FORMAT)
}

fn parse(text: &str, format: StaticFormatDescription) -> Option<Timestamp> {
    PrimitiveDateTime::parse(text, format).ok().map(utc_timestamp)
}

fn utc_timestamp(at: PrimitiveDateTime) -> Timestamp {
    Timestamp(at.assume_utc().unix_timestamp())
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
    OffsetDateTime::from_unix_timestamp(at.0)
        .ok()
        .and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_else(|| at.0.to_string())
}

/// For people, in UTC: `20 Nov 2026, 12:00:00 UTC`. Behind the year 9999, the seconds as they are.
pub fn utc(at: Timestamp) -> String {
    const FORMAT: StaticFormatDescription =
        format_description!("[day padding:none] [month repr:short] [year], [hour]:[minute]:[second] UTC");
    OffsetDateTime::from_unix_timestamp(at.0)
        .ok()
        .and_then(|at| at.format(FORMAT).ok())
        .unwrap_or_else(|| format!("second {} after 1970", at.0))
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
