//! Addresses of web pages.

/// The address of a page on the web: `http` or `https`, a host with a dot, no user name, no spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(Box<str>);

/// Why a text is not a web address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a web address")]
pub struct NotAWebAddress;

/// The longest web address, in bytes: what browsers and spreadsheets both take.
pub const LONGEST: usize = 2000;

impl WebAddress {
    /// Reads an address from cleaned text. People leave out `https://`; it is put in front.
    ///
    /// # Errors
    /// [`NotAWebAddress`] for any other scheme, and for what breaks the rule above.
    pub fn parse(text: &str) -> Result<Self, NotAWebAddress> {
        let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
        let (scheme, rest) = if lower.starts_with("https://") {
            ("https://", text.get(8..))
        } else if lower.starts_with("http://") {
            ("http://", text.get(7..))
        } else {
            ("https://", Some(text))
        };
        let rest = rest.ok_or(NotAWebAddress)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_label = |label: &str| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        let good = name.contains('.')
            && name.split('.').all(is_label)
            && (1..=5).contains(&port.len())
            && port.bytes().all(|b| b.is_ascii_digit())
            && !rest.chars().any(|c| c.is_whitespace() || is_unsafe(c))
            && scheme.len() + rest.len() <= LONGEST;
        if good { Ok(Self(format!("{scheme}{rest}").into())) } else { Err(NotAWebAddress) }
    }

    /// The address, with its scheme.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What no address has as it stands (RFC 3986, 2).
fn is_unsafe(c: char) -> bool {
    matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_its_scheme_gets_https() {
        let read = |text: &str| WebAddress::parse(text).map(|a| a.0.into_string());
        assert_eq!(read("orcid.org/0000-0001").as_deref(), Ok("https://orcid.org/0000-0001"));
        assert_eq!(
            read("HTTP://Example.org:8080/?q#f").as_deref(),
            Ok("http://Example.org:8080/?q#f")
        );
        assert_eq!(read("https://bücher.example").as_deref(), Ok("https://bücher.example"));
    }

    #[test]
    fn what_could_run_or_deceive_is_refused() {
        for bad in [
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://user@example.org",
            "localhost",
            "https://a b.org",
            "https://exa\"mple.org",
            "https://",
            "http://.org",
            "https://a.org:99999999",
        ] {
            assert_eq!(WebAddress::parse(bad), Err(NotAWebAddress), "{bad:?}");
        }
    }
}
