use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use domain::email::Email;
use domain::export::Record;
use domain::{Form, Raw};

/// The addresses that have been seen so far, so that a second submission from one of them can be
/// marked. Only a 64-bit hash of each is held, about 16 bytes a row: the one part of an export
/// that grows with it, 1.6 MB for 100,000 rows. The hash is keyed anew for each export, so that
/// nobody can choose addresses that collide; by chance two do once in billions of exports.
#[derive(Default)]
pub(in crate::http) struct Seen {
    hasher: RandomState,
    addresses: HashSet<u64>,
}

impl Seen {
    /// Whether the record's address was seen before; from now on, it was.
    pub(in crate::http) fn again(&mut self, record: &Record, form: &Form) -> bool {
        let address = address(record, form);
        address.is_some_and(|address| !self.addresses.insert(self.hasher.hash_one(address)))
    }

    /// Forgets all of them: another cohort begins.
    pub(in crate::http) fn forget(&mut self) {
        self.addresses.clear();
    }
}

/// The address that a record gives, as addresses are compared; nothing, where it gives none.
pub(in crate::http) fn address(record: &Record, form: &Form) -> Option<String> {
    let Some(Raw::Text(text)) = record.answers.get(&form.email_question()?.id) else { return None };
    Some(Email::parse(text).map_or_else(|_| text.to_lowercase(), |email| email.folded()))
}
