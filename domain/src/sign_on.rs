//! An association's single sign-on: who vouches for its people, and to whom.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::program::Origin;

/// An association's single sign-on (OpenID Connect), as its program's file names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOn {
    /// Who says who somebody is.
    pub issuer: Issuer,
    /// What it calls the desk: what is meant for somebody else opens nothing here.
    pub audience: Audience,
}

/// Who says who somebody is: `https://login.example.org/realms/staff`, exactly as it calls itself;
/// `http` only for this machine's own addresses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Issuer(Box<str>);

/// Why a text names no issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an issuer is https://, a host in lower case, and perhaps a path, without ? and #")]
pub struct NotAnIssuer;

impl Issuer {
    /// Reads an issuer.
    ///
    /// # Errors
    /// [`NotAnIssuer`] where the text breaks the rule above.
    pub fn parse(text: &str) -> Result<Self, NotAnIssuer> {
        let (scheme, rest) = text.split_once("://").ok_or(NotAnIssuer)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_origin = Origin::parse(&format!("{scheme}://{host}")).is_ok();
        let may_stand = |b: u8| b.is_ascii_alphanumeric() || b"-._~/%:@!$&'()*+,;=".contains(&b);
        let fits = is_origin && path.bytes().all(may_stand) && text.len() <= 300;
        if fits { Ok(Self(text.into())) } else { Err(NotAnIssuer) }
    }

    /// The issuer as it calls itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nobody between can read or change what it says.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Where it says where its keys are.
    #[must_use]
    pub fn configuration(&self) -> String {
        format!("{}/.well-known/openid-configuration", self.0.trim_end_matches('/'))
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Issuer {
    type Error = NotAnIssuer;
    fn try_from(text: String) -> Result<Self, NotAnIssuer> {
        Self::parse(&text)
    }
}

impl From<Issuer> for String {
    fn from(issuer: Issuer) -> String {
        issuer.0.into()
    }
}

/// What an issuer calls those whom it speaks to: the client's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Audience(Box<str>);

/// Why a text names no audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an audience is the client’s id, 1 to 200 letters, digits and signs without a space")]
pub struct NotAnAudience;

impl Audience {
    /// Reads an audience.
    ///
    /// # Errors
    /// [`NotAnAudience`] where the text breaks the rule above.
    pub fn parse(text: &str) -> Result<Self, NotAnAudience> {
        let fits = (1..=200).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(text.into())) } else { Err(NotAnAudience) }
    }

    /// The audience as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Audience {
    type Error = NotAnAudience;
    fn try_from(text: String) -> Result<Self, NotAnAudience> {
        Self::parse(&text)
    }
}

impl From<Audience> for String {
    fn from(audience: Audience) -> String {
        audience.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_https_but_on_this_machine_and_has_no_query() {
        for good in [
            "https://accounts.google.com",
            "https://example.eu.auth0.com/",
            "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "https://login.example.org:8443/realms/staff",
            "http://127.0.0.1:4444",
        ] {
            assert_eq!(Issuer::parse(good).map(String::from), Ok(good.to_owned()));
        }
        for bad in [
            "",
            "login.example.org",
            "http://login.example.org",
            "ftp://login.example.org",
            "https://",
            "https://Login.example.org",
            "https://user@login.example.org",
            "https://login.example.org?x=1",
            "https://login.example.org/a?x=1",
            "https://login.example.org/a#b",
            "https://login.example.org/a b",
            "https://login.example.org/a\r\nHost: b",
        ] {
            assert_eq!(Issuer::parse(bad), Err(NotAnIssuer), "{bad:?}");
        }
        assert!(Issuer::parse(&format!("https://a.org/{}", "x".repeat(300))).is_err());
    }

    #[test]
    fn an_issuers_configuration_is_below_it_whether_it_ends_with_a_slash_or_not() {
        for issuer in ["https://a.org/b", "https://a.org/b/"] {
            let configuration = Issuer::parse(issuer).unwrap().configuration();
            assert_eq!(configuration, "https://a.org/b/.well-known/openid-configuration");
        }
    }

    #[test]
    fn an_audience_has_no_space() {
        for good in ["ligature", "123-abc.apps.googleusercontent.com", "api://9188040d"] {
            assert!(Audience::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "two words", "é", &"x".repeat(201)] {
            assert_eq!(Audience::parse(bad), Err(NotAnAudience), "{bad:?}");
        }
    }
}
