//! Moments that only we can have written: seconds since 1970, a dot, and a signature over them and
//! over what they are about.

use domain::instant::Instant;

use crate::hex::{bytes, digits};
use crate::service_key::{Purpose, ServiceKey};

/// How much of a signature stands behind a moment: in hexadecimal, twice as many digits.
const BYTES: usize = 10;

/// What a stamp is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamp {
    /// A form was handed out: which one.
    Handed,
    /// Somebody has to wait before they send: under which key.
    Ticket,
}

impl Stamp {
    fn name(self) -> &'static str {
        match self {
            Self::Handed => "handed",
            Self::Ticket => "ticket",
        }
    }

    /// Stamps a moment.
    pub(super) fn print(self, key: &ServiceKey, about: [&str; 2], now: Instant) -> String {
        let seconds = now.seconds().to_string();
        let [one, other] = about;
        let signed = key.sign(Purpose::Stamp, &[self.name(), one, other, &seconds]);
        let signature = signed.get(..BYTES).unwrap_or(&signed);
        [seconds.as_str(), ".", &digits(signature)].concat()
    }

    /// The moment of a stamp; nothing, if we have not stamped it so.
    pub(super) fn read(self, key: &ServiceKey, about: [&str; 2], text: &str) -> Option<Instant> {
        let (seconds, digits) = text.split_once('.')?;
        let moment: i64 = seconds.parse().ok()?;
        let signature = bytes(digits).filter(|bytes| bytes.len() == BYTES)?;
        let [one, other] = about;
        let is_ours =
            key.has_signed(Purpose::Stamp, &[self.name(), one, other, seconds], &signature);
        is_ours.then(|| Instant::from_milliseconds(moment.saturating_mul(1000)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_by_whoever_made_it_for_what_it_is_about_alone() {
        let key = ServiceKey::new(&"a".repeat(32)).unwrap();
        let other_key = ServiceKey::new(&"b".repeat(32)).unwrap();
        let now = Instant::from_milliseconds(1_795_292_774_123);
        let about = ["sts", "application"];
        let text = Stamp::Handed.print(&key, about, now);
        assert_eq!(text.len(), 31, "{text}");
        let read = |text: &str| Stamp::Handed.read(&key, about, text);
        assert_eq!(read(&text), Some(Instant::from_milliseconds(1_795_292_774_000)));
        assert_eq!(Stamp::Handed.read(&other_key, about, &text), None);
        assert_eq!(Stamp::Handed.read(&key, ["sts", "other"], &text), None);
        assert_eq!(Stamp::Ticket.read(&key, about, &text), None);
        let later = text.replacen("1795292774", "1795292775", 1);
        let (seconds, digits) = text.split_once('.').unwrap();
        let longer = [seconds, ".", digits, "00"].concat();
        let shorter = text.get(..30).unwrap();
        for bad in ["", ".", "x", "1795292774.", &later, shorter, &longer, "+1.00", "1.é"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
