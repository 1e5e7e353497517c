//! The work that a browser does while very many forms are being sent.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The answer to the challenge of a problem's body: what goes into `signs.work`.
///
/// # Panics
/// Where the body has no challenge, or one that can't be met.
#[must_use]
pub fn done(problem: &Value) -> Value {
    let work = &problem["work"];
    let salt = work["salt"].as_str().expect("there is a challenge");
    let most = work["maxnumber"].as_u64().expect("the number has a limit");
    let wanted = bytes(work["challenge"].as_str().expect("there is a challenge"));
    let is_it = |number: &u64| {
        let hash = Sha256::digest(format!("{salt}{number}").as_bytes());
        hash.as_slice() == wanted
    };
    let number = (0..=most).find(is_it).expect("there is such a number");
    json!({ "salt": salt, "number": number, "signature": work["signature"] })
}

/// Bytes written in hexadecimal.
fn bytes(digits: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).expect("these are digits");
        u8::from_str_radix(pair, 16).expect("these are digits")
    };
    digits.as_bytes().chunks(2).map(byte).collect()
}
