//! Programs in several languages, as whoever asks for one meets them.

use serde_json::{Value, json};

use crate::client::Answer;
use crate::delivery::Mailbox;
use crate::fixture::{answers, application};
use crate::place::{FORM, PROGRAM, Place, new_key};

fn lang(answer: &Answer) -> (&str, String) {
    let json = answer.json();
    let said = json.get("form").unwrap_or(&json)["lang"].as_str().unwrap().to_owned();
    (answer.header("content-language"), said)
}

#[tokio::test]
async fn a_form_comes_in_the_best_of_its_languages() {
    let place = Place::open().await;
    for (asked, expected) in [
        ("", "en"),
        ("?lang=en", "en"),
        ("?lang=fr", "fr"),
        ("?lang=fr-CA", "fr"),
        ("?lang=FR", "fr"),
        ("?lang=de-CH,de,fr,en", "fr"),
        ("?lang=de", "en"),
        ("?lang=", "en"),
        ("?lang=%3Cscript%3E", "en"),
        ("?lang=français", "en"),
    ] {
        let asked = asked.replace('ç', "%C3%A7");
        let form = place.get(&format!("{FORM}{asked}")).await;
        assert_eq!(lang(&form), (expected, expected.to_owned()), "{asked}");
        let program = place.get(&format!("{PROGRAM}{asked}")).await;
        assert_eq!(lang(&program), (expected, expected.to_owned()), "{asked}");
    }
}

#[tokio::test]
async fn what_is_not_translated_names_its_language_and_all_else_is_the_same() {
    let place = Place::open().await;
    let (own, french) = (place.get(FORM).await, place.get(&format!("{FORM}?lang=fr")).await);
    let form = &french.json()["form"];
    assert_eq!(form["title"], "Candidature");
    let questions = form["sections"][0]["questions"].as_array().unwrap();
    assert_eq!((&questions[0]["ask"], questions[0].get("lang")), (&json!("Votre nom"), None));
    assert_eq!(questions[1]["lang"], "en");
    assert_eq!(form["version"], own.json()["form"]["version"]);
    let said = &french.json()["texts"]["problem.email"];
    assert_eq!(said, "Indiquez une adresse comme nom@example.org");
    assert_eq!(french.json()["program"]["name"], "Mentorat");
    let program = place.get(&format!("{PROGRAM}?lang=fr")).await.json();
    assert_eq!(program["langs"], json!(["en", "fr"]));
    assert_eq!(program["cohorts"][0]["calendar"][0]["what"], "Présentations");
}

async fn send(place: &Place, lang: &str, answers: &Value) -> Answer {
    let version = application().version;
    let post = json!({ "version": version, "lang": lang, "answers": answers });
    place.send_body(&new_key(), serde_json::to_vec(&post).unwrap()).await
}

#[tokio::test]
async fn a_refusal_speaks_the_language_that_the_person_saw() {
    let place = Place::open().await;
    let wrong = json!({ "name": "", "email": "ada" });
    for (lang, name, email) in [
        ("fr", "Indiquez votre nom", "Indiquez une adresse comme nom@example.org"),
        ("fr-CA", "Indiquez votre nom", "Indiquez une adresse comme nom@example.org"),
        ("en", "Enter your name", "Enter an e-mail address like name@example.org"),
        ("de", "Enter your name", "Enter an e-mail address like name@example.org"),
    ] {
        let refused = send(&place, lang, &wrong).await;
        assert_eq!(refused.problem(), "422 rejected");
        let problems = refused.json();
        let said = |at: usize| problems["problems"][at]["sentence"].clone();
        assert_eq!((said(0), said(1)), (json!(name), json!(email)), "{lang}");
    }
}

#[tokio::test]
async fn a_submission_keeps_its_language_and_its_mail_speaks_it() {
    let (place, mailbox) = (Place::open().await, Mailbox::new());
    assert_eq!(send(&place, "fr", &answers()).await.status, 201);
    functions::courier::deliver(place.office(), &mailbox.mailer).await.unwrap();
    let mails = mailbox.mails();
    assert!(mails[0].contains("Subject: Candidature"), "{}", mails[0]);
    assert!(mails[0].contains("lang=3D\"fr\""), "{}", mails[0]);
    assert_eq!(place.records().await[0]["lang"], "fr");
    let sheet = place.sheet("applications.csv").await;
    assert!(sheet[0].contains(&"Your name".to_owned()), "{:?}", sheet[0]);
}
