use sha2::{Digest, Sha256};

use crate::form::Form;
use crate::version::Version;

/// Gives a form the version that its words have: the hash of its canonical JSON, which is the JSON
/// of the form with no version in it (the order of its members is the order of the type's).
pub(super) fn seal(form: Form) -> Form {
    let blank = Form { version: Version::unpublished(), ..form };
    let json = serde_json::to_vec(&blank).unwrap_or_default();
    let hash = Sha256::digest(json);
    let digits: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let version = Version::new(&digits).unwrap_or_else(|_| Version::unpublished());
    Form { version, ..blank }
}
