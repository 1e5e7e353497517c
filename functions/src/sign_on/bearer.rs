use domain::email::Email;
use domain::instant::Instant;
use domain::sign_on::SignOn;
use domain::text::{Lines, clean};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};
use serde::Deserialize;

use super::{Refusal, signature};

/// How long a bearer may be, in bytes.
pub const LONGEST_BEARER: usize = 8 * 1024;

/// By how many seconds an issuer's clock may be wrong.
pub const LEEWAY_SECONDS: i64 = 60;

/// How a bearer may be signed: with a key of which only the issuer has the private half. “none”,
/// and whatever a public key could be used for as a shared secret, is not among them.
pub(super) const ALGORITHMS: [Algorithm; 4] =
    [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::EdDSA];

/// What an issuer has given somebody, for us to see who they are: a signed JSON Web Token. Nothing
/// of it is believed yet.
pub struct Bearer<'a> {
    text: &'a str,
    header: Header,
}

/// What a bearer says of itself and of whoever shows it.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Meant,
    exp: f64,
    nbf: Option<f64>,
    email: Option<String>,
    #[serde(default)]
    email_verified: bool,
}

/// Whom a bearer is meant for.
#[derive(Deserialize)]
#[serde(untagged)]
enum Meant {
    One(String),
    Many(Vec<String>),
}

impl<'a> Bearer<'a> {
    /// Reads what is like a bearer that may be believed once it was checked; nothing, where it is
    /// something else.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        if text.len() > LONGEST_BEARER || text.split('.').count() != 3 {
            return None;
        }
        let header = decode_header(text).ok()?;
        // A logout's token, or a request's, is signed with the same keys.
        let is_kind = |kind: &str| ["jwt", "at+jwt"].iter().any(|k| kind.eq_ignore_ascii_case(k));
        let is_plain = header.typ.as_deref().is_none_or(is_kind)
            && header.cty.is_none()
            && header.crit.is_none()
            && header.enc.is_none()
            && header.zip.is_none();
        (is_plain && ALGORITHMS.contains(&header.alg)).then_some(Self { text, header })
    }

    /// What names the key that it is signed with.
    pub(super) fn key_id(&self) -> Option<&str> {
        self.header.kid.as_deref()
    }

    pub(super) fn algorithm(&self) -> Algorithm {
        self.header.alg
    }

    /// Whose address it proves, if it is signed with a key.
    pub(super) fn proves(
        &self,
        key: &DecodingKey,
        sign_on: &SignOn,
        now: Instant,
    ) -> Result<Email, Refusal> {
        signature::checked_by_ring();
        let mut validation = Validation::new(self.algorithm());
        // The crate asks the machine's clock, and is content with one of several audiences.
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        let decoded = decode::<Claims>(self.text, key, &validation);
        decoded.map_err(|_| Refusal::Signature)?.claims.prove(sign_on, now)
    }
}

impl Claims {
    fn prove(self, sign_on: &SignOn, now: Instant) -> Result<Email, Refusal> {
        if self.iss != sign_on.issuer.as_str() {
            return Err(Refusal::Issuer);
        }
        if !self.aud.is_alone(sign_on.audience.as_str()) {
            return Err(Refusal::Audience);
        }
        let until = Instant::from_milliseconds(milliseconds(self.exp + LEEWAY_SECONDS as f64));
        let from = self.nbf.map(|nbf| milliseconds(nbf - LEEWAY_SECONDS as f64));
        let from = from.map(Instant::from_milliseconds);
        if now >= until || from.is_some_and(|from| now < from) {
            return Err(Refusal::Time);
        }
        let address = self.email.filter(|_| self.email_verified).ok_or(Refusal::Address)?;
        Email::parse(&clean(&address, Lines::One)).map_err(|_| Refusal::Address)
    }
}

/// A moment in seconds, perhaps with a fraction, in whole milliseconds; as far as there are any.
fn milliseconds(seconds: f64) -> i64 {
    (seconds * 1000.0) as i64
}

impl Meant {
    fn is_alone(&self, audience: &str) -> bool {
        match self {
            Self::One(one) => one == audience,
            Self::Many(many) => matches!(many.as_slice(), [one] if one == audience),
        }
    }
}
