//! Of the day by which two should have agreed to their worksheet: who is asked, and who isn't any more.

use domain::calendar::Milestone;
use domain::heard::Contact;
use domain::reference::Reference;
use domain::sheet::{Sheet, Signature};
use functions::store::KeepSheet;

use super::{Pair, id, of};
use crate::sheets::filled;

/// How far two have come with their worksheet.
#[derive(Debug, Clone, Copy)]
enum Agreed {
    One,
    Both,
    /// By both, and changed after that.
    Before,
}

impl Pair {
    async fn be_in_contact(&self) {
        for own in [&self.ada, &self.grace] {
            self.answer(own, Milestone::FirstContact, Contact::Yes).await;
        }
    }

    async fn agree(&self, how: Agreed) {
        let [ada, grace] = [&self.ada, &self.grace].map(|own| Reference::parse(&own.0).unwrap());
        let (table, (sts, cohort)) = (&self.place.table, of());
        let (at, name) = (self.place.clock.now(), || Signature::new("Ada").unwrap());
        let first =
            Sheet { revision: 1, at, by: ada.clone(), filled: filled("goals"), agreed: Vec::new() };
        let one = first.agreed_by(&ada, name(), at);
        let both = one.agreed_by(&grace, name(), at);
        let sheet = match how {
            Agreed::One => one,
            Agreed::Both => both,
            Agreed::Before => both.followed_by(filled("others"), &ada, at),
        };
        assert!(table.keep_sheet((&sts, &cohort), &id(), None, &sheet).await.unwrap());
    }
}

const TO_AGREE: [&str; 2] =
    ["ada.lovelace milestone.agreement.1", "grace.hopper milestone.agreement.1"];

#[tokio::test]
async fn two_who_have_agreed_to_their_worksheet_are_not_asked_to_agree() {
    let all =
        [(Agreed::Both, &[][..]), (Agreed::One, &TO_AGREE[..]), (Agreed::Before, &TO_AGREE[..])];
    for (how, expected) in all {
        let pair = Pair::meet().await;
        pair.be_in_contact().await;
        pair.agree(how).await;
        assert!(pair.on("2026-11-03").await.is_empty());
        assert_eq!(pair.on("2026-11-19").await, expected, "{how:?}");
        assert!(pair.on("2026-11-23").await.is_empty(), "{how:?}: nobody is reminded of it");
    }
}

#[tokio::test]
async fn two_who_agree_between_a_run_and_the_courier_get_no_mail() {
    let pair = Pair::meet().await;
    pair.be_in_contact().await;
    assert!(pair.on("2026-11-03").await.is_empty());
    pair.at("2026-11-19");
    pair.run().await;
    pair.agree(Agreed::Both).await;
    assert!(pair.sent().await.is_empty());
}
