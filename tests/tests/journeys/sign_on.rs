//! A script of somebody whose association has single sign-on, from the program's file to the data.

use std::path::{Path, PathBuf};

use domain::desk::Role;
use functions::clock::Clock;
use functions::sign_on::KEYS_LAST_SECONDS;
use http_body_util::BodyExt;
use local::programs::Programs;
use serde_json::Value;
use tests::desk::appoint;
use tests::issuer::Server;
use tests::stage::{Stage, TODAY, repository};

use crate::words::copy;

const PROGRAM: &str = "acrl-sts";
const COMMITTEE: &str = "/v1/programs/acrl-sts/committee";
const EXPORT: &str = "/v1/programs/acrl-sts/exports/mentee-applications.csv";

/// The folder of programs, to be edited.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    copy(&repository().join("programs"), &folder);
    folder
}

/// Puts a sign-on into the program's file, as its README says.
fn sign_on(folder: &Path, issuer: &str, audience: &str) {
    let original = repository().join("programs").join(PROGRAM).join("program.toml");
    let original = std::fs::read_to_string(original).unwrap();
    let table = format!("\n[sign-on]\nissuer = \"{issuer}\"\naudience = \"{audience}\"\n");
    std::fs::write(folder.join(PROGRAM).join("program.toml"), original + &table).unwrap();
}

/// What a script gets at an address: the status, when it may come again, and what is said.
async fn get(stage: &Stage, path: &str, bearer: &str) -> (u16, String, String) {
    let bearer = format!("Bearer {bearer}");
    let answer = stage.get(path, &[("authorization", &bearer)]).await;
    let later = answer.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, later.unwrap_or_default(), String::from_utf8(body.to_vec()).unwrap())
}

async fn status(stage: &Stage, path: &str, bearer: &str) -> u16 {
    get(stage, path, bearer).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_issuers_bearer_opens_the_desk_and_the_exports_to_who_is_on_the_committee() {
    let mut issuer = Server::start().await;
    let folder = folder("sign-on");
    sign_on(&folder, &issuer.issuer, "desk-RS256");
    let stage = Stage::with(TODAY, Programs::at(&folder)).await;
    // The issuer reads the machine's clock.
    stage.clock.set(Clock::System.now());
    for (name, address, role) in [
        ("Ada Lovelace", "ada@example.org", Role::Chair),
        ("Mary Somerville", "mary@example.org", Role::Reader),
        ("Unverified", "unverified@example.org", Role::Chair),
    ] {
        appoint(&stage, PROGRAM, name, address, role).await;
    }
    for way in ["RS256", "PS256", "ES256", "EdDSA"] {
        let client = format!("desk-{way}");
        sign_on(&folder, &issuer.issuer, &client);
        stage.system.publish(PROGRAM).await.unwrap();
        let ada = issuer.sign_in(&client, "ada@example.org").await.id;
        let (status, _, committee) = get(&stage, COMMITTEE, &ada).await;
        assert_eq!(status, 200, "{way}: {committee}");
        let committee: Value = serde_json::from_str(&committee).unwrap();
        assert_eq!(committee["members"].as_array().unwrap().len(), 3);
        let (status, _, csv) = get(&stage, EXPORT, &ada).await;
        assert_eq!((status, csv.lines().count()), (200, 1), "{way}: a heading");
    }

    // Known to the association, and not allowed: it says so, and the chair can read it.
    let client = "desk-EdDSA";
    let mary = issuer.sign_in(client, "mary@example.org").await.id;
    stage.pass(1);
    assert_eq!(status(&stage, EXPORT, &mary).await, 403);
    stage.pass(1);
    let stranger = issuer.sign_in(client, "stranger@example.org").await.id;
    assert_eq!(status(&stage, COMMITTEE, &stranger).await, 403);
    let ada = issuer.sign_in(client, "ada@example.org").await;
    let (_, _, log) = get(&stage, "/v1/programs/acrl-sts/audit", &ada.id).await;
    let log: Value = serde_json::from_str(&log).unwrap();
    let lines = log["lines"].as_array().unwrap();
    let who = |line: &Value| (line["who"]["kind"].clone(), line["deed"]["what"].clone());
    assert_eq!(who(&lines[0]), ("outsider".into(), "refused".into()));
    assert_eq!(who(&lines[1]), ("member".into(), "refused".into()));
    assert!(!log.to_string().contains("stranger"), "the log does not say who it was");

    // Proves nothing here: not verified, for another client, or not made to prove anything.
    let unverified = issuer.sign_in(client, "unverified@example.org").await.id;
    let another = issuer.sign_in("another", "ada@example.org").await.id;
    for (why, bearer) in [("unverified", unverified), ("another", another), ("access", ada.access)]
    {
        assert_eq!(status(&stage, COMMITTEE, &bearer).await, 401, "{why}");
        assert_eq!(status(&stage, EXPORT, &bearer).await, 401, "{why}");
    }

    // It lasts an hour, and a minute for clocks that differ. Then it is the same as none.
    stage.clock.set(Clock::System.now());
    let late = issuer.sign_in(client, "ada@example.org").await.id;
    stage.pass(3600 + 20);
    assert_eq!(status(&stage, COMMITTEE, &late).await, 200);
    // When the issuer is gone, its keys are remembered for a while. Then nobody knows who calls, and
    // the answer says when to come again.
    issuer.end().await;
    stage.pass(100);
    assert_eq!(status(&stage, COMMITTEE, &late).await, 401, "it has expired");
    stage.pass(KEYS_LAST_SECONDS);
    let (status, later, _) = get(&stage, COMMITTEE, &late).await;
    assert_eq!((status, later.as_str()), (503, "60"));
    stage.system.stop().await;
}
