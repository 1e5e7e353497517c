//! The keys of an issuer: of which kinds, how long they are good, and what when it doesn't answer.

use super::*;

#[tokio::test]
async fn other_kinds_of_keys_are_as_good_and_a_set_may_have_what_nobody_knows() {
    let here = with_key(Key::ed25519()).await;
    let (jwk, other) = (here.key.jwk("one"), Key::p256());
    let strange = json!({ "kty": "AKP", "alg": "ML-DSA-44", "kid": "one", "pub": "x" });
    let curve = json!({ "kty": "EC", "crv": "secp256k1", "kid": "one", "x": "x", "y": "y" });
    let secret = json!({ "kty": "oct", "alg": "HS256", "kid": "one", "k": "c2VjcmV0" });
    let mut encrypts = Key::ed25519().jwk("one");
    encrypts["use"] = json!("enc");
    here.issuer.has(vec![strange, curve, secret, encrypts, other.jwk("two"), jwk]);
    let chair = address(Role::Chair);
    assert_eq!(here.people(&here.bearer(&chair)).await.status, 200);
    // Where it names no key, the only one that can have signed it is taken.
    let nameless = here.key.signs(&json!({ "alg": "EdDSA" }), &here.claims(&chair));
    assert_eq!(here.people(&nameless).await.status, 200);
    let with_secret = json!({ "alg": "HS256", "kid": "one" });
    let forged = signed(&with_secret, &here.claims(&chair), |message| {
        use hmac::{Hmac, KeyInit, Mac};
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"secret").unwrap();
        mac.update(message.as_bytes());
        mac.finalize().into_bytes().to_vec()
    });
    assert_eq!(here.people(&forged).await.problem(), "401 unauthorized");
}

#[tokio::test]
async fn a_new_key_is_found_and_an_old_one_is_good_for_an_hour_and_made_up_ones_ask_once_a_minute()
{
    let here = association().await;
    let chair = address(Role::Chair);
    assert_eq!(here.people(&here.bearer(&chair)).await.status, 200);
    here.place.pass(AGAIN_AFTER_SECONDS);
    let new = Key::p256();
    here.issuer.has(vec![new.jwk("two")]);
    assert_eq!(here.people(&here.bearer(&chair)).await.status, 200, "it is remembered");
    assert_eq!(here.issuer.asked(), 1);
    let header = json!({ "alg": "ES256", "kid": "two" });
    let bearer = new.signs(&header, &here.claims(&chair));
    assert_eq!(here.people(&bearer).await.status, 200);
    assert_eq!(here.people(&here.bearer(&chair)).await.status, 401, "it was taken away");
    let made_up = |name: usize| with_header(&here, "kid", json!(format!("made-up-{name}")));
    for name in 0..20 {
        assert_eq!(here.people(&made_up(name)).await.status, 401);
        assert_eq!(here.people(&bearer).await.status, 200, "and keeps nobody out");
    }
    assert_eq!(here.issuer.asked(), 1);
    here.place.pass(AGAIN_AFTER_SECONDS);
    for name in 0..20 {
        assert_eq!(here.people(&made_up(name)).await.status, 401);
    }
    assert_eq!(here.issuer.asked(), 1);
    // What was revoked is out after an hour at the latest, without anybody asking for another key.
    here.issuer.has(vec![Key::p256().jwk("three")]);
    here.place.pass(KEYS_LAST_SECONDS - 120);
    let still = new.signs(&header, &here.claims(&chair));
    assert_eq!(here.people(&still).await.status, 200);
    here.place.pass(120);
    let late = new.signs(&header, &here.claims(&chair));
    assert_eq!(here.people(&late).await.status, 401);
}

#[tokio::test]
async fn an_issuer_that_does_not_answer_as_it_must_is_no_ones_fault_and_asked_again_after_a_minute()
{
    let here = association().await;
    let chair = address(Role::Chair);
    for answers in [
        Answers::Status(500),
        Answers::Status(404),
        Answers::Elsewhere,
        Answers::Another,
        Answers::Rubbish,
        Answers::Endlessly,
        Answers::Never,
    ] {
        let how = format!("{answers:?}");
        here.issuer.answers(answers);
        here.place.pass(KEYS_LAST_SECONDS);
        let first = here.people(&here.bearer(&chair)).await;
        assert_eq!(
            (first.problem().as_str(), first.header("retry-after")),
            ("503 unavailable", "60"),
            "{how}"
        );
        here.place.pass(20);
        let second = here.download(&here.bearer(&chair)).await;
        assert_eq!(
            (second.problem().as_str(), second.header("retry-after")),
            ("503 unavailable", "40"),
            "{how}"
        );
        assert_eq!(here.issuer.asked(), 1, "{how}");
        here.issuer.answers(Answers::Well);
        here.place.pass(40);
        assert_eq!(here.people(&here.bearer(&chair)).await.status, 200, "{how}");
        assert_eq!(here.issuer.asked(), 1, "{how}");
    }
    // Those who have a session don't notice.
    let session = token(&here.place, "sts", &chair).await;
    here.issuer.answers(Answers::Status(500));
    assert_eq!(here.people(&session).await.status, 200);
    assert_eq!(here.issuer.asked(), 0);
}

#[tokio::test]
async fn many_who_come_at_once_ask_the_issuer_once() {
    let here = association().await;
    let bearer = here.bearer(&address(Role::Chair));
    let coming = (0..8).map(|_| here.people(&bearer));
    let came = futures::future::join_all(coming).await;
    assert!(came.iter().all(|answer| answer.status == 200));
    assert_eq!(here.issuer.asked(), 1);
}
