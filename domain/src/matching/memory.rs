use std::collections::BTreeSet;

use super::participant::Participant;
use super::policy::Side;
use crate::email::Email;

/// Whom the cohort before has left without anybody, by their addresses as they are compared.
#[derive(Default)]
pub struct Waited(BTreeSet<String>);

/// Addresses are personal.
impl std::fmt::Debug for Waited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Waited({} people)", self.0.len())
    }
}

impl Waited {
    /// Somebody was left without anybody.
    pub fn add(&mut self, address: &Email) {
        self.0.insert(address.folded());
    }
}

impl Participant {
    /// Notes that somebody has waited since last year, where they are among those who were left
    /// without anybody. What the committee knows besides stays. Mentors wait for nobody.
    pub fn remember(&mut self, waited: &Waited) {
        let has_waited = || self.email().is_some_and(|email| waited.0.contains(&email));
        if self.side == Side::Mentee && has_waited() {
            self.facts.waited = true;
        }
    }
}
