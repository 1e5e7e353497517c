//! Who may call at all: in AWS the HTTP API has an address of its own, beside HOST's, and a call to
//! it would pass by HOST's limits. So HOST sends a secret along, and without it nothing is served.

use std::fmt;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use super::problem::Problem;

const HEADER: HeaderName = HeaderName::from_static("x-origin-secret");

/// What HOST sends along with each call. Or two, while one replaces the other: HOST takes minutes to
/// learn a new one.
pub struct OriginSecret(Vec<Box<str>>);

impl OriginSecret {
    /// What a text must be to be one.
    pub const RULE: &'static str = "32 characters or more, or two such texts with a space between";

    /// Reads a secret; nothing, where the text breaks the rule.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let secrets: Vec<&str> = text.split_ascii_whitespace().collect();
        let is_good =
            |secret: &&str| secret.len() >= 32 && secret.bytes().all(|b| b.is_ascii_graphic());
        let good = matches!(secrets.len(), 1 | 2) && secrets.iter().all(is_good);
        good.then(|| Self(secrets.into_iter().map(Box::from).collect()))
    }

    fn is(&self, sent: &[u8]) -> bool {
        // How long it takes must not tell how much of a guess was right.
        self.0.iter().any(|secret| secret.as_bytes().ct_eq(sent).into())
    }
}

/// Whoever has it passes by HOST.
impl fmt::Debug for OriginSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OriginSecret(…)")
    }
}

/// Lets a request in that carries the secret, and takes it off.
pub(super) async fn guard(
    State(secret): State<Arc<OriginSecret>>,
    mut request: Request,
    next: Next,
) -> Response {
    match request.headers_mut().remove(HEADER) {
        Some(sent) if secret.is(sent.as_bytes()) => next.run(request).await,
        _ => Problem::direct().into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_has_32_characters_and_does_not_show_itself() {
        let (one, two) = ("a".repeat(32), "b".repeat(40));
        for good in [one.clone(), format!("{one} {two}")] {
            let secret = OriginSecret::new(&good).unwrap();
            assert!(secret.is(one.as_bytes()));
            assert_eq!(format!("{secret:?}"), "OriginSecret(…)");
        }
        assert!(OriginSecret::new(&format!("{one} {two}")).unwrap().is(two.as_bytes()));
        let short = "a".repeat(31);
        let bad = [String::new(), format!("{one} {short}"), short, format!("{one} {one} {one}")];
        for bad in bad.into_iter().chain(["ä".repeat(32)]) {
            assert!(OriginSecret::new(&bad).is_none(), "{bad}");
        }
    }
}
