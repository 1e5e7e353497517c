//! What the desk's browser gets to match people, and what the committee keeps while it does.

use domain::Form;
use domain::desk::{Matching, MatchingPage, Role, ScenariosPage};
use domain::form::Audience;
use domain::matching::{Policy, Scenario};
use functions::store::PublishPrograms;
use hyper::Method;
use serde_json::{Value, json};

use super::applicants::profile;
use super::people::{self, address, last, token, with, with_headers};
use crate::client::Sent;
use crate::fixture::{self, HOST};
use crate::place::{Place, new_key};

pub(crate) const COHORT: &str = "/v1/programs/sts/cohorts/2026-27";

/// A place whose program says who is matched with whom, and a member's token.
pub(crate) async fn desk() -> (Place, String) {
    let place = people::place().await;
    let forms = forms();
    let (program, texts) = (fixture::program(), fixture::texts());
    let french = [fixture::french(&forms)];
    place.table.publish(&program, &forms, &texts, &french, Some(&policy())).await.unwrap();
    let token = token(&place, "sts", &address(Role::Member)).await;
    (place, token)
}

/// The forms of such a program.
pub(crate) fn forms() -> [Form; 3] {
    [shared(fixture::application()), shared(profile()), fixture::desk_form()]
}

/// A form some of whose answers are for the partner.
fn shared(mut form: Form) -> Form {
    form.version = form.version.as_str().replace("00000000", "11111111").try_into().unwrap();
    for question in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
        if ["name", "email", "topics"].contains(&question.id.as_str()) {
            question.who_sees = Audience::Partner;
        }
    }
    form
}

pub(crate) fn policy() -> Policy {
    let to = |question: &str| json!({ "question": question });
    serde_json::from_value(json!({
        "mentee": { "form": "application", "name": "name" },
        "mentor": { "form": "profile", "name": "name" },
        "lines": [
            { "id": "topics", "points": 60, "mentee": to("topics"), "mentor": to("topics"),
              "peers": true, "compare": { "by": "ranked", "options": ["data", "teaching"] } },
            { "id": "identity", "points": 5, "mentee": to("region"), "mentor": to("region"),
              "peers": false,
              "compare": { "by": "identity", "asked": { "question": "topics", "is": ["data"] } } },
        ],
        "rules": {
            "waited-first": true, "same-name": false, "reporting-line": true, "past-pair": {},
            "same-institution": null, "named-conflict": null, "not-less-experienced": null,
            "capacity": null,
        },
    }))
    .unwrap()
}

/// Somebody applies; their reference and the secret of their link.
pub(crate) async fn apply(
    place: &Place,
    form: &str,
    name: &str,
    topics: &[&str],
) -> (String, String) {
    let version = if form == "profile" { "111111110000000d" } else { "111111110000000a" };
    let address = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let answers = json!({
        "name": name, "email": address, "topics": topics,
        "note": "for the committee", "region": "for matching alone",
    });
    let body = json!({ "version": version, "lang": "en", "answers": answers });
    let key = new_key();
    let headers =
        [("content-type", "application/json"), ("idempotency-key", &*key), ("origin", HOST)];
    let path = format!("/v1/programs/sts/forms/{form}/submissions");
    let sent = Sent::Whole(body.to_string().into_bytes());
    let answer = place.call(Method::POST, &path, &headers, sent).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let receipt = answer.json();
    let link = receipt["link"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    (receipt["reference"].as_str().unwrap().to_owned(), link)
}

pub(crate) async fn page(place: &Place, token: &str) -> (MatchingPage, String) {
    let answer = with(place, token, Method::GET, &format!("{COHORT}/matching"), None).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    (serde_json::from_slice(&answer.body).unwrap(), answer.text().to_owned())
}

#[tokio::test]
async fn a_browser_matches_by_what_it_gets_and_gets_what_the_policy_names_and_no_more() {
    let (place, member) = desk().await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (_, gone) = apply(&place, "application", "Gone By", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data", "teaching"]).await;
    people::withdraw(&place, &gone, &gone_reference(&place, &member, "Gone By").await).await;
    let (page, text) = page(&place, &member).await;
    assert!(text.contains("for matching alone"), "the policy names it");
    assert!(!text.contains("for the committee") && !text.contains("Gone By"), "{text}");
    let setup = page.setup.as_ref().unwrap();
    assert_eq!(setup.mentee_words[2].label(&setup.mentee_words[2].options[0].id), "Data");
    let matching = Matching::begin(page).unwrap();
    let solution = matching.pool().solve(&Scenario::default()).unwrap();
    let [proposal] = solution.proposals.as_slice() else { panic!("one pair: {solution:?}") };
    assert_eq!((proposal.mentee.as_str(), proposal.mentor.as_str()), (&*ada, &*grace));
    assert_eq!(proposal.points, 60);
    assert_eq!(matching.name(&proposal.mentee), Some("Ada Lovelace"));
    let wrong = format!("{COHORT}/matching?after=x");
    assert_eq!(with(&place, &member, Method::GET, &wrong, None).await.problem(), "400 malformed");
    let nowhere = "/v1/programs/sts/cohorts/1999/matching";
    assert_eq!(with(&place, &member, Method::GET, nowhere, None).await.problem(), "404 not-found");
}

/// The reference of somebody, by their name in matching.
async fn gone_reference(place: &Place, token: &str, name: &str) -> String {
    let matching = Matching::begin(page(place, token).await.0).unwrap();
    let found = matching.people.iter().find(|one| matching.name(one.reference()) == Some(name));
    found.unwrap().reference().to_string()
}

#[tokio::test]
async fn a_scenario_is_kept_under_its_id_and_changed_only_by_who_has_seen_it() {
    let (place, member) = desk().await;
    let path = format!("{COHORT}/scenarios/00000000000000aa");
    let scenario = |name: &str, points: u32| json!({ "name": name, "wishes": { "points": { "topics": points } } });
    let put = async |body: &Value, seen: &[(&str, &str)]| {
        with_headers(&place, &member, Method::PUT, &path, seen, Some(body)).await
    };
    let kept = put(&scenario("Topics first", 100), &[]).await;
    assert_eq!((kept.status, kept.header("etag")), (201, "\"1\""), "{}", kept.text());
    let line = last(&place, "sts").await;
    assert_eq!(
        (&line["deed"]["what"], &line["deed"]["name"]),
        (&json!("scenario-put"), &json!("Topics first"))
    );
    assert_eq!(put(&scenario("Topics first", 100), &[]).await.status, 200, "the same again");
    assert_eq!(put(&scenario("Other", 1), &[]).await.problem(), "428 revision");
    assert_eq!(
        put(&scenario("Other", 1), &[("if-match", "\"9\"")]).await.problem(),
        "412 revision"
    );
    let changed = put(&scenario("Other", 1), &[("if-match", "\"1\"")]).await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""));
    let odd = json!({ "name": "x", "wishes": { "locked": [{ "mentee": "7Q2M-XK4D-90TB", "mentor": "1000-0000-0000" }],
        "forbidden": [{ "mentee": "7Q2M-XK4D-90TB", "mentor": "1000-0000-0000" }] } });
    assert_eq!(put(&odd, &[("if-match", "\"2\"")]).await.problem(), "400 malformed");
    let listed = with(&place, &member, Method::GET, &format!("{COHORT}/scenarios"), None).await;
    let listed: ScenariosPage = serde_json::from_slice(&listed.body).unwrap();
    assert_eq!(listed.scenarios.len(), 1);
    let delete = async |seen: &[(&str, &str)]| {
        with_headers(&place, &member, Method::DELETE, &path, seen, None).await
    };
    assert_eq!(delete(&[]).await.problem(), "428 revision");
    assert_eq!(delete(&[("if-match", "\"1\"")]).await.problem(), "412 revision");
    assert_eq!(delete(&[("if-match", "\"2\"")]).await.status, 204);
    assert_eq!(delete(&[("if-match", "\"2\"")]).await.problem(), "404 not-found");
}

#[tokio::test]
async fn what_is_judged_of_a_pair_counts_and_how_is_not_in_the_log() {
    let (place, member) = desk().await;
    let (ada, _) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let path = format!("{COHORT}/judged");
    let judged = |line: &str, mentor: &str, fit: Value| json!({ "mentee": ada, "mentor": mentor, "line": line, "fit": fit });
    let put = async |body: Value| with(&place, &member, Method::PUT, &path, Some(&body)).await;
    let points = async || {
        let matching = Matching::begin(page(&place, &member).await.0).unwrap();
        matching.pool().solve(&Scenario::default()).unwrap().totals.points
    };
    assert_eq!(points().await, 60);
    assert_eq!(put(judged("identity", &grace, json!("fits"))).await.status, 204);
    assert_eq!(points().await, 65);
    let line = last(&place, "sts").await;
    assert_eq!(line["deed"]["what"], "judged");
    assert!(!line["deed"].to_string().contains("fits"), "{line}");
    assert_eq!(put(judged("identity", &grace, Value::Null)).await.status, 204);
    assert_eq!(points().await, 60);
    assert_eq!(put(judged("topics", &grace, json!("fits"))).await.problem(), "400 malformed");
    let nobody = "7Q2M-XK4D-90TB";
    assert_eq!(put(judged("identity", nobody, json!("fits"))).await.problem(), "400 malformed");
}

#[tokio::test]
async fn what_was_judged_of_whoever_withdraws_is_gone_with_all_their_partners_and_none_can_be_added()
 {
    let (place, member) = desk().await;
    let (ada, link) = apply(&place, "application", "Ada Lovelace", &["data"]).await;
    let (bo, _) = apply(&place, "application", "Bo Li", &["data"]).await;
    let (grace, _) = apply(&place, "profile", "Grace Hopper", &["data"]).await;
    let (hal, _) = apply(&place, "profile", "Hal Abel", &["data"]).await;
    let path = format!("{COHORT}/judged");
    let put = async |mentee: &str, mentor: &str| {
        let body = json!({ "mentee": mentee, "mentor": mentor, "line": "identity", "fit": "fits" });
        with(&place, &member, Method::PUT, &path, Some(&body)).await
    };
    for (mentee, mentor) in [(&ada, &grace), (&ada, &hal), (&bo, &grace)] {
        assert_eq!(put(mentee, mentor).await.status, 204);
    }
    let judged = async || {
        let keys = place.raw.keys().await;
        keys.into_iter().filter(|key| key.contains("JUDGED#")).collect::<Vec<_>>()
    };
    assert_eq!(judged().await.len(), 3);
    people::withdraw(&place, &link, &ada).await;
    let left = judged().await;
    assert!(left.len() == 1 && !left[0].contains(&ada) && left[0].contains(&bo), "{left:?}");
    assert_eq!(put(&ada, &grace).await.problem(), "400 malformed");
    assert_eq!(judged().await, left);
}
