//! A pairing's page, for each of its two: who gets in, what they are told, and what they tell whoever
//! looks after them.

use domain::desk::{AsideId, MOST_ASIDES, MemberId, PairingId, Role, Wish, Words};
use domain::form::SharedAnswer;
use domain::reference::Reference;
use functions::http::Site;
use functions::http::door::Callers;
use functions::http::own::Opened;
use functions::http::room::{Entered, Room};
use functions::store::Table;
use hyper::Method;
use serde_json::json;

use super::matching::{COHORT, apply, desk};
use super::pairings::{liaison, mails};
use super::people::{address, last, token, with, withdraw};
use crate::place::{self, Place};

pub(super) const ID: &str = "00000000000000a1";

/// Somebody, by their reference and the secret of their own link.
pub(super) type Own = (String, String);

/// A desk with a mentee and a mentor who were introduced to each other.
pub(super) async fn paired() -> (Place, String, MemberId, [Own; 2]) {
    paired_in(async |_| ()).await
}

/// The same, in a place that is made ready before.
pub(super) async fn paired_in(
    ready: impl AsyncFnOnce(&Place),
) -> (Place, String, MemberId, [Own; 2]) {
    let (place, member) = desk().await;
    ready(&place).await;
    let liaison = liaison(&place).await;
    let ada = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let grace = apply(&place, "profile", "Grace Hopper", &["data", "teaching"]).await;
    let pair = json!({ "id": ID, "mentee": ada.0, "mentor": grace.0, "liaison": liaison });
    let (path, body) = (format!("{COHORT}/pairings"), json!({ "pairs": [pair] }));
    assert_eq!(with(&place, &member, Method::POST, &path, Some(&body)).await.status, 200);
    place.pass(1);
    (place, member, liaison, [ada, grace])
}

pub(super) fn site(place: &Place) -> Site<Table> {
    place::site(Callers::Direct, place.table.clone(), place.clock.clone())
}

/// The code of the link to the pairing's page that came by mail.
async fn code(place: &Place, who: &str) -> String {
    let page = format!("/sts/room/{ID}/{who}#");
    let all = mails(place).await.join("").replace("=\r\n", "").replace("=3D", "=");
    let code = all.split_once(&page).unwrap().1;
    code.chars().take("0000-0000-0000-0000".len()).collect()
}

pub(super) async fn enter<'a>(
    site: &'a Site<Table>,
    who: &str,
    code: &str,
) -> Box<Room<'a, Table>> {
    match Room::by(site, ID, who, code).await {
        Ok(Entered::Room(room)) => room,
        Ok(Entered::Over(_)) => panic!("it is over"),
        Err(problem) => panic!("{problem:?}"),
    }
}

fn lines(told: &[SharedAnswer]) -> String {
    told.iter().flat_map(|one| one.lines.clone()).collect::<Vec<_>>().join("|")
}

#[tokio::test]
async fn the_link_of_the_introduction_opens_what_the_partner_shares_and_why_and_nothing_else() {
    let (place, _, _, [ada, grace]) = paired().await;
    let (site, code) = (site(&place), code(&place, &ada.0).await);
    let room = enter(&site, &ada.0, &code).await;
    let partner = room.partner();
    assert_eq!(partner.name.as_deref(), Some("Grace Hopper"));
    assert_eq!(partner.address.unwrap().as_str(), "grace.hopper@example.org");
    assert_eq!(lines(&partner.shared), "Grace Hopper|grace.hopper@example.org|Data|Teaching");
    assert_eq!(lines(&room.reasons()), "Data");
    assert_eq!(lines(&room.shares()), "Ada Lovelace|ada.lovelace@example.org|Data");
    assert_eq!(room.liaison(), Some("Ada Lovelace"), "as everybody is called here");
    assert_eq!(room.link().code.as_str(), code);
    // The page of what they sent leads there, too.
    let opened = Opened::by(&site, &ada.0, &ada.1).await.unwrap();
    let rooms = opened.rooms(&opened.pairings().await.unwrap());
    assert_eq!(rooms.iter().map(|room| room.link.code.as_str()).collect::<Vec<_>>(), [code]);
    drop(grace);
}

#[tokio::test]
async fn a_code_opens_one_pairing_for_one_of_its_two_until_the_link_is_renewed_or_they_withdraw() {
    let (place, _, _, [ada, grace]) = paired().await;
    let (site, code) = (site(&place), code(&place, &ada.0).await);
    let refused = async |pairing: &str, who: &str, code: &str| {
        let entered = Room::by(&site, pairing, who, code).await;
        entered.err().map(|problem| problem.details().detail.clone())
    };
    let expected = refused(ID, "7Q2M-XK4D-90TB", "x").await;
    assert!(expected.is_some());
    for (pairing, who, code) in [
        (ID, &*grace.0, &*code),
        ("00000000000000a2", &*ada.0, &*code),
        (ID, &*ada.0, &*ada.1),
        (ID, &*ada.0, "0000-0000-0000-0000"),
        ("x", &*ada.0, &*code),
    ] {
        assert_eq!(refused(pairing, who, code).await, expected, "{pairing} {who}");
    }
    // Whoever could not be found at once: a code for a pairing that never was.
    let never = PairingId::from_random(2);
    let program = domain::id::ProgramId::new("sts").unwrap();
    let forged = place.links.room(&program, &never, &Reference::parse(&ada.0).unwrap(), 0);
    assert_eq!(refused(never.as_str(), &ada.0, forged.code.as_str()).await, expected);
    withdraw(&place, &grace.1, &grace.0).await;
    let over = Room::by(&site, ID, &ada.0, &code).await;
    assert!(matches!(over, Ok(Entered::Over(over)) if !over.is_own_doing));
    let opened = Opened::by(&site, &ada.0, &ada.1).await.unwrap();
    opened.renew_link().await.unwrap();
    assert_eq!(refused(ID, &ada.0, &code).await, expected, "another link took its place");
}

pub(super) async fn say(place: &Place, (who, code): (&str, &str), id: u64, wish: Wish) -> u16 {
    let site = site(place);
    let room = enter(&site, who, code).await;
    let words = Words::new("A word in private.").ok();
    let said = room.say_aside(AsideId::from_random(id), wish, words).await;
    said.err().map_or(200, |problem| problem.details().status)
}

#[tokio::test]
async fn a_private_word_is_mailed_to_whoever_looks_after_the_two_and_is_on_no_page_of_the_desk() {
    let (place, member, _, [ada, _]) = paired().await;
    let code = code(&place, &ada.0).await;
    assert_eq!(say(&place, (&ada.0, &code), 1, Wish::Wrong).await, 200);
    assert_eq!(say(&place, (&ada.0, &code), 1, Wish::Wrong).await, 200, "once for its name");
    let sent = mails(&place).await;
    assert_eq!(sent.len(), 1, "{sent:?}");
    let mail = &sent[0];
    for there in [
        "To: looks.after@example.org",
        "Reply-To: \"Ada Lovelace\" <ada.lovelace@example.org>",
        "Message-ID: <aside.0000000000000001@",
        "A word in private.",
    ] {
        assert!(mail.contains(there), "{there}: {mail}");
    }
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"], json!({ "what": "aside-said", "pairing": ID }));
    assert_eq!(line["who"], json!({ "kind": "person", "reference": ada.0 }));
    let path = format!("{COHORT}/people/{}", ada.0);
    let dossier = with(&place, &member, Method::GET, &path, None).await;
    assert!(dossier.status == 200 && !dossier.text().contains("in private"), "{}", dossier.text());
    let opened = Opened::by(&site(&place), &ada.0, &ada.1).await.unwrap().everything().await;
    assert_eq!(opened.unwrap().asides.len(), 1, "the person has all that is held");
}

#[tokio::test]
async fn more_private_words_a_day_than_anybody_means_are_refused_and_the_next_day_they_are_not() {
    let (place, _, _, [ada, _]) = paired().await;
    let code = code(&place, &ada.0).await;
    let own = (&*ada.0, &*code);
    for id in 0..MOST_ASIDES as u64 {
        assert_eq!(say(&place, own, id, Wish::Talk).await, 200);
    }
    assert_eq!(say(&place, own, 99, Wish::Talk).await, 429);
    assert_eq!(mails(&place).await.len(), MOST_ASIDES);
    place.pass(24 * 3600);
    assert_eq!(say(&place, own, 99, Wish::Talk).await, 200);
}

#[tokio::test]
async fn where_their_liaison_has_left_a_private_word_comes_to_a_chair_who_is_named_to_the_two() {
    let (place, _, liaison, [ada, _]) = paired().await;
    let code = code(&place, &ada.0).await;
    let chair = token(&place, "sts", &address(Role::Chair)).await;
    let path = format!("/v1/programs/sts/committee/{liaison}");
    assert_eq!(with(&place, &chair, Method::DELETE, &path, None).await.status, 204);
    mails(&place).await;
    assert_eq!(say(&place, (&ada.0, &code), 1, Wish::Stop).await, 200);
    let sent = mails(&place).await;
    assert!(sent[0].contains(&format!("To: {}", address(Role::Chair))), "{sent:?}");
    let named = enter(&site(&place), &ada.0, &code).await.liaison().map(str::to_owned);
    assert_eq!(named.as_deref(), Some("Ada Lovelace"));
}
