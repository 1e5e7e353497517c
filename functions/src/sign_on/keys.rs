use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use serde_json::Value;

use super::bearer::Bearer;

/// How many keys an issuer may have.
const MOST: usize = 100;

/// An issuer's keys, as far as they may check what it signs.
#[derive(Debug)]
pub(super) struct Keys(Vec<Key>);

#[derive(Debug)]
struct Key {
    id: Option<String>,
    key: DecodingKey,
    algorithms: Vec<Algorithm>,
}

/// Key by key, so that one of a kind that nobody knows yet spoils none of the others.
#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

impl Keys {
    /// Reads a set of keys.
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        let set = serde_json::from_slice::<KeySet>(json).ok()?;
        let keys = set.keys.into_iter().take(MOST);
        Some(Self(keys.filter_map(|key| Key::of(&serde_json::from_value(key).ok()?)).collect()))
    }

    /// The key that a bearer names; where it names none, the one that may have signed it.
    pub(super) fn of(&self, bearer: &Bearer<'_>) -> Option<&DecodingKey> {
        let mut fitting = self.0.iter().filter(|key| {
            let is_named = bearer.key_id().is_none_or(|id| key.id.as_deref() == Some(id));
            is_named && key.algorithms.contains(&bearer.algorithm())
        });
        let first = fitting.next()?;
        let is_clear = bearer.key_id().is_some() || fitting.next().is_none();
        is_clear.then_some(&first.key)
    }
}

impl Key {
    fn of(jwk: &Jwk) -> Option<Self> {
        let common = &jwk.common;
        let checks = |all: &Vec<KeyOperations>| all.contains(&KeyOperations::Verify);
        let is_meant =
            !common.public_key_use.as_ref().is_some_and(|meant| *meant != PublicKeyUse::Signature)
                && common.key_operations.as_ref().is_none_or(checks);
        let mut algorithms = match &jwk.algorithm {
            AlgorithmParameters::RSA(_) => vec![Algorithm::RS256, Algorithm::PS256],
            AlgorithmParameters::EllipticCurve(key) if key.curve == EllipticCurve::P256 => {
                vec![Algorithm::ES256]
            }
            AlgorithmParameters::OctetKeyPair(key) if key.curve == EllipticCurve::Ed25519 => {
                vec![Algorithm::EdDSA]
            }
            // A secret is no key that only the issuer has.
            _ => Vec::new(),
        };
        if let Some(only) = common.key_algorithm {
            let only = Algorithm::try_from(only).ok();
            algorithms.retain(|algorithm| Some(*algorithm) == only);
        }
        let key = DecodingKey::from_jwk(jwk).ok()?;
        let is_good = is_meant && !algorithms.is_empty();
        is_good.then(|| Self { id: common.key_id.clone(), key, algorithms })
    }
}
