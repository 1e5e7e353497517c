//! People's own links: made again whenever one is needed, and stored nowhere.

use domain::desk::PairingId;
use domain::email::Email;
use domain::id::ProgramId;
use domain::link::LinkCode;
use domain::program::Origin;
use domain::reference::Reference;

use crate::service_key::{Purpose, ServiceKey, Signature};
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

    /// The link to a pairing's page for one of its two, while the link to what they sent has this
    /// number.
    #[must_use]
    pub fn room(
        &self,
        program: &ProgramId,
        pairing: &PairingId,
        reference: &Reference,
        number: u32,
    ) -> Link {
        let code = room_code(&self.key, pairing, reference, number);
        let host = &self.host;
        let address = format!("{host}/{program}/room/{pairing}/{reference}#{}", code.as_str());
        Link { address, code }
    }

    /// Whether a code is that of the link to a pairing's page for one of its two.
    #[must_use]
    pub fn opens_room(
        &self,
        code: &LinkCode,
        pairing: &PairingId,
        reference: &Reference,
        number: u32,
    ) -> bool {
        let of = [pairing.as_str(), reference.as_str(), &number.to_string()];
        self.key.has_signed(Purpose::Room, &of, &code.bytes())
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
    short(key.sign(Purpose::Link, &[reference.as_str(), &number.to_string()]))
}

fn room_code(
    key: &ServiceKey,
    pairing: &PairingId,
    reference: &Reference,
    number: u32,
) -> LinkCode {
    let of = [pairing.as_str(), reference.as_str(), &number.to_string()];
    short(key.sign(Purpose::Room, &of))
}

fn short(signature: Signature) -> LinkCode {
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

    #[test]
    fn a_pairings_secret_opens_it_for_one_of_the_two_and_not_what_they_sent() {
        let (ours, program) = (links("a"), ProgramId::new("sts").unwrap());
        let (pairing, one) = (PairingId::from_random(7), Reference::from_random(1));
        let link = ours.room(&program, &pairing, &one, 3);
        assert!(ours.opens_room(&link.code, &pairing, &one, 3));
        assert!(!ours.opens_room(&link.code, &pairing, &one, 4), "the number was raised");
        assert!(!ours.opens_room(&link.code, &pairing, &Reference::from_random(2), 3), "partner");
        assert!(!ours.opens_room(&link.code, &PairingId::from_random(8), &one, 3), "rematched");
        assert!(!ours.opens(&link.code, &one, 3), "what they sent stays closed");
        let page = format!("https://mentoring.example.org/sts/room/{pairing}/{one}");
        assert_eq!(link.address, format!("{page}#{}", link.code.as_str()));
    }
}
