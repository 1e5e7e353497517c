//! People's own links: made again whenever one is needed, and stored nowhere.

use domain::email::Email;
use domain::id::ProgramId;
use domain::link::LinkCode;
use domain::program::Origin;
use domain::reference::Reference;

use crate::service_key::{Purpose, ServiceKey};
use crate::store::{AddressHash, AddressHashes};

/// What makes links, and knows them again.
#[derive(Debug, Clone)]
pub struct Links {
    host: Origin,
    key: ServiceKey,
}

/// A link, and its secret as a code for whoever has no scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads. The secret is in the fragment, which no server and no log ever sees.
    pub address: String,
    /// The secret.
    pub code: LinkCode,
}

impl Links {
    /// Links to pages of HOST, signed by a key.
    #[must_use]
    pub fn new(host: Origin, key: ServiceKey) -> Self {
        Self { host, key }
    }

    /// The link to a submission that has this number.
    #[must_use]
    pub fn to(&self, program: &ProgramId, reference: &Reference, number: u32) -> Link {
        let code = code(&self.key, reference, number);
        let address = format!("{}/{program}/my/{reference}#{}", self.host, code.as_str());
        Link { address, code }
    }

    /// Whether a code is that of the link to a submission that has this number.
    #[must_use]
    pub fn opens(&self, code: &LinkCode, reference: &Reference, number: u32) -> bool {
        let of = [reference.as_str(), &number.to_string()];
        self.key.has_signed(Purpose::Link, &of, &code.bytes())
    }

    /// How an address finds what is sent from it from now on.
    #[must_use]
    pub fn address(&self, program: &ProgramId, address: &Email) -> AddressHash {
        AddressHash::of(&self.key, program, address)
    }

    /// How an address finds what was ever sent from it.
    #[must_use]
    pub fn addresses(&self, program: &ProgramId, address: &Email) -> AddressHashes {
        AddressHashes::of(&self.key, program, address)
    }

    /// What signs them, and all else that comes back to us.
    pub(crate) fn key(&self) -> &ServiceKey {
        &self.key
    }

    /// The origin of our own pages.
    #[must_use]
    pub fn host(&self) -> &Origin {
        &self.host
    }
}

fn code(key: &ServiceKey, reference: &Reference, number: u32) -> LinkCode {
    let signature = key.sign(Purpose::Link, &[reference.as_str(), &number.to_string()]);
    let [a, b, c, d, e, f, g, h, i, j, ..] = signature;
    LinkCode::of([a, b, c, d, e, f, g, h, i, j])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(key: &str) -> Links {
        let host = Origin::parse("https://mentoring.example.org").unwrap();
        Links::new(host, ServiceKey::new(&key.repeat(32)).unwrap())
    }

    #[test]
    fn a_secret_opens_the_submission_and_the_number_that_it_was_made_for_and_nothing_else() {
        let (ours, program) = (links("a"), ProgramId::new("sts").unwrap());
        for (bits, number) in [(1, 0), (2, 0), (1, 1), (u64::MAX, 7)] {
            let reference = Reference::from_random(bits);
            let link = ours.to(&program, &reference, number);
            assert!(ours.opens(&link.code, &reference, number));
            assert!(!ours.opens(&link.code, &reference, number + 1), "the number was raised");
            assert!(!ours.opens(&link.code, &Reference::from_random(bits ^ 8), number), "foreign");
            assert!(!links("b").opens(&link.code, &reference, number), "another key");
            let (page, fragment) = link.address.split_once('#').unwrap();
            assert_eq!(page, format!("https://mentoring.example.org/sts/my/{reference}"));
            assert_eq!(fragment, link.code.as_str());
        }
    }
}
