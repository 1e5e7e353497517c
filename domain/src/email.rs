//! E-mail addresses.

use std::fmt;

/// An address that mail can be sent to.
///
/// The rule is looser than RFC 5321 in what it lets in (any letters, for internationalized
/// addresses) and tighter in what people get wrong: one `@`, something before it, a domain with a
/// dot behind it, no spaces, brackets or quotes. Whether it is the person's own only a mail can show.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(Box<str>);

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAnEmail;

impl Email {
    /// Reads an address from cleaned text.
    ///
    /// # Errors
    /// [`NotAnEmail`] where the text breaks the rule above.
    pub fn parse(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.strip_prefix("mailto:").unwrap_or(text);
        let (mailbox, domain) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        let is_mailbox = (1..=64).contains(&mailbox.len())
            && !mailbox.chars().any(|c| c.is_whitespace() || is_special(c))
            && !mailbox.split('.').any(str::is_empty);
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let is_domain = domain.contains('.') && domain.split('.').all(is_label);
        if text.len() <= 254 && is_mailbox && is_domain {
            Ok(Self(text.into()))
        } else {
            Err(NotAnEmail)
        }
    }

    /// The address as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in the form in which two addresses of one mailbox are equal nearly everywhere:
    /// in lower case.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

/// What stands around an address, or between two: never in one that people have.
fn is_special(c: char) -> bool {
    // To look a character up in a text takes a search that the widget would carry for this alone.
    matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | ':' | '\\' | '"' | '@')
}

/// An address is personal: it shows itself only when asked to by name.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_have_are_accepted() {
        for good in
            ["a@b.org", "ada.lovelace+sts@maths.example.ac.uk", "o'hara@x-y.edu", "用户@例子.中国"]
        {
            assert_eq!(Email::parse(good).map(|e| e.0.into_string()).as_deref(), Ok(good));
        }
        assert_eq!(
            Email::parse("mailto:a@b.org").map(|e| e.0.into_string()).as_deref(),
            Ok("a@b.org")
        );
    }

    #[test]
    fn slips_and_tricks_are_refused() {
        let long = format!("{}@b.org", "a".repeat(65));
        for bad in [
            "",
            "@",
            "a@b",
            "a b@c.org",
            "a@b..org",
            "a@.org",
            "a@-b.org",
            "a.@b.org",
            "a,b@c.org",
            "Ada <a@b.org>",
            "a@b.org,c@d.org",
            "a@@b.org",
            "a@b.org\nBcc: c@d.org",
            &long,
        ] {
            assert_eq!(Email::parse(bad), Err(NotAnEmail), "{bad:?}");
        }
    }

    #[test]
    fn debug_output_does_not_show_the_address() {
        assert_eq!(format!("{:?}", Email::parse("a@b.org").unwrap()), "Email(…)");
    }
}
