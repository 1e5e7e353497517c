use sha2::{Digest, Sha256};

use crate::form::Form;
use crate::version::Version;

/// Gives a form and its translations the version that their words have: the hash of their canonical
/// JSON, one after the other, which is the JSON of the form with no version in it (the order of its
/// members is the order of the type's). So a version and a language name the exact words that
/// somebody saw, and a form without translations has the version of its own words.
pub(super) fn seal<'a>(form: &'a mut Form, translations: impl Iterator<Item = &'a mut Form>) {
    let mut wordings: Vec<&mut Form> = std::iter::once(form).chain(translations).collect();
    let mut hash = Sha256::new();
    for wording in &mut wordings {
        wording.version = Version::unpublished();
        hash.update(serde_json::to_vec(wording).unwrap_or_default());
    }
    let hash = hash.finalize();
    let digits: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let version = Version::new(&digits).unwrap_or_else(|_| Version::unpublished());
    for wording in wordings {
        wording.version = version.clone();
    }
}
