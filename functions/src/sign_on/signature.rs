//! Signatures, checked by ring, which TLS has brought already.

use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{Error as Wrong, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind, EncodingKey};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};

static RING: CryptoProvider = CryptoProvider {
    signer_factory: sign,
    verifier_factory: check,
    // For making and naming keys, which happens elsewhere.
    key_utils: KeyUtils::new_unimplemented(),
};

/// Has signatures checked by ring from now on.
pub(super) fn checked_by_ring() {
    // Where it is so already, that was what was wanted.
    let _was_so = RING.install_default();
}

/// An issuer signs; we never do.
fn sign(_: &Algorithm, _: &EncodingKey) -> Result<Box<dyn JwtSigner>, Error> {
    Err(ErrorKind::UnsupportedAlgorithm.into())
}

fn check(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    let is_for = algorithm.family() == key.family();
    let way = match (algorithm, key.kind()) {
        (Algorithm::RS256, DecodingKeyKind::RsaModulusExponent { n, e }) => Way::Rsa(
            &RSA_PKCS1_2048_8192_SHA256,
            RsaPublicKeyComponents { n: n.clone(), e: e.clone() },
        ),
        (Algorithm::PS256, DecodingKeyKind::RsaModulusExponent { n, e }) => Way::Rsa(
            &RSA_PSS_2048_8192_SHA256,
            RsaPublicKeyComponents { n: n.clone(), e: e.clone() },
        ),
        (Algorithm::ES256, DecodingKeyKind::SecretOrDer(point)) => {
            Way::Curve(&ECDSA_P256_SHA256_FIXED, point.clone())
        }
        (Algorithm::EdDSA, DecodingKeyKind::SecretOrDer(point)) => {
            Way::Curve(&ED25519, point.clone())
        }
        _ => return Err(ErrorKind::UnsupportedAlgorithm.into()),
    };
    if is_for {
        Ok(Box::new(Check { algorithm: *algorithm, way }))
    } else {
        Err(ErrorKind::InvalidKeyFormat.into())
    }
}

struct Check {
    algorithm: Algorithm,
    way: Way,
}

enum Way {
    Rsa(&'static RsaParameters, RsaPublicKeyComponents<Vec<u8>>),
    Curve(&'static dyn VerificationAlgorithm, Vec<u8>),
}

impl Verifier<Vec<u8>> for Check {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Wrong> {
        let checked = match &self.way {
            Way::Rsa(parameters, key) => key.verify(parameters, message, signature),
            Way::Curve(algorithm, point) => {
                UnparsedPublicKey::new(*algorithm, point).verify(message, signature)
            }
        };
        checked.map_err(|_| Wrong::new())
    }
}

impl JwtVerifier for Check {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}
