//! Work for a computer, while very many forms are being sent: to find the number that, behind a
//! salt, has a given SHA-256. It is the challenge of ALTCHA's first protocol, bound to the key that
//! a form is sent under: a solution sends that one form, however often it is used.

use domain::api::{Challenge, Worked};
use domain::instant::Instant;
use sha2::{Digest, Sha256};

use crate::hex::{bytes, digits};
use crate::service_key::{Purpose, ServiceKey};
use crate::store::{StoreError, SubmissionKey};

/// The largest number that is looked for: a second or two for an old phone, less for the rest.
const MOST: u32 = 200_000;

/// For how long a challenge is good, in seconds: a slow computer takes its time.
const GOOD_FOR: i64 = 600;

/// The longest salt that we make.
const LONGEST_SALT: usize = 40;

/// A new challenge for whoever sends under a key.
pub(super) fn challenge(
    key: &ServiceKey,
    under: &SubmissionKey,
    now: Instant,
    say: &str,
) -> Result<Challenge, StoreError> {
    let random = || getrandom::u64().map_err(|_| StoreError::NoRandomness);
    // What ends in no digit runs into no number.
    let salt = format!("{}.{:016x}.", now.seconds().saturating_add(GOOD_FOR), random()?);
    let number = u32::try_from(random()? % u64::from(MOST)).unwrap_or_default();
    let challenge = hash(&salt, number);
    let signature = key.sign(Purpose::Work, &[under.as_str(), &salt, &challenge]);
    Ok(Challenge {
        algorithm: "SHA-256".to_owned(),
        challenge,
        maxnumber: MOST,
        salt,
        signature: digits(&signature),
        say: say.to_owned(),
    })
}

/// Whether a computer has worked for what is sent under this key.
pub(super) fn is_done(
    key: &ServiceKey,
    under: &SubmissionKey,
    now: Instant,
    worked: &Worked,
) -> bool {
    let Worked { salt, number, signature } = worked;
    let until = salt.split('.').next().and_then(|until| until.parse::<i64>().ok());
    let in_time = salt.len() <= LONGEST_SALT && until.is_some_and(|until| now.seconds() <= until);
    let Some(signature) = bytes(signature).filter(|_| in_time) else { return false };
    let texts = [under.as_str(), salt, &hash(salt, *number)];
    signature.len() == 32 && key.has_signed(Purpose::Work, &texts, &signature)
}

fn hash(salt: &str, number: u32) -> String {
    digits(&Sha256::digest(format!("{salt}{number}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_milliseconds(1_795_292_774_000 + seconds * 1000)
    }

    fn solve(challenge: &Challenge) -> Worked {
        let number = (0..=challenge.maxnumber)
            .find(|number| hash(&challenge.salt, *number) == challenge.challenge);
        let Challenge { salt, signature, .. } = challenge.clone();
        Worked { salt, number: number.unwrap(), signature }
    }

    #[test]
    fn a_solution_is_good_for_one_key_and_for_ten_minutes() {
        let ours = ServiceKey::new(&"a".repeat(32)).unwrap();
        let [under, other] = ["a-key-to-send-under", "another-key-to-send"]
            .map(|key| SubmissionKey::new(key).unwrap());
        let challenge = challenge(&ours, &under, at(0), "One moment").unwrap();
        assert!(challenge.salt.len() <= LONGEST_SALT);
        let good = solve(&challenge);
        assert!(is_done(&ours, &under, at(0), &good));
        assert!(is_done(&ours, &under, at(600), &good));
        assert!(!is_done(&ours, &under, at(601), &good));
        assert!(!is_done(&ours, &other, at(0), &good));
        let theirs = ServiceKey::new(&"b".repeat(32)).unwrap();
        assert!(!is_done(&theirs, &under, at(0), &good));
        let later = good.salt.replacen("1795293374", "1795299999", 1);
        let cut = good.signature.get(..20).unwrap().to_owned();
        for bad in [
            Worked { number: good.number + 1, ..good.clone() },
            Worked { salt: later, ..good.clone() },
            Worked { salt: String::new(), ..good.clone() },
            Worked { signature: cut, ..good.clone() },
            Worked { signature: String::new(), ..good.clone() },
        ] {
            assert!(!is_done(&ours, &under, at(0), &bad), "{bad:?}");
        }
    }
}
