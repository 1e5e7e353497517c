//! A program with people in it and a chair who is signed in: what the tool finds, and the words by
//! which it finds them.

use domain::desk::Role;
use domain::id::{FormId, ProgramId};
use functions::store::ReadPrograms;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tests::applicants::Applicants;
use tests::applied::{apply, park};
use tests::desk::{appoint, session};
use tests::stage::Stage;

pub(crate) const PROGRAM: &str = "acrl-sts";
pub(crate) const COHORT: &str = "2026-27";
pub(crate) const FORM: &str = "mentee-application";
const MENTOR: &str = "mentor-profile";
/// How many scenarios there are: some are deleted.
const SCENARIOS: usize = 4;
const CHAIR: &str = "ada@example.org";

/// A stage with people on it.
pub(crate) struct Place {
    pub(crate) stage: Stage,
    /// What the chair has from signing in.
    pub(crate) session: String,
    /// Somebody who has applied over HTTP.
    pub(crate) own: Receipt,
    pub(crate) mentees: Vec<String>,
    pub(crate) mentors: Vec<String>,
    /// What the mentees’ form takes.
    pub(crate) application: Application,
    /// The committee, without the chair: she would be gone with her session.
    pub(crate) members: Vec<String>,
    pub(crate) pairings: Vec<String>,
    pub(crate) scenarios: Vec<String>,
    pub(crate) export_keys: Vec<String>,
    pub(crate) mails: Vec<String>,
}

/// Answers that a form takes.
pub(crate) struct Application {
    pub(crate) version: String,
    pub(crate) answers: Value,
}

/// What somebody has got who applied.
pub(crate) struct Receipt {
    pub(crate) reference: String,
    /// The secret of their link.
    pub(crate) secret: String,
}

impl Place {
    pub(crate) async fn prepare() -> Self {
        let stage = Stage::behind_proxy().await;
        appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
        appoint(&stage, PROGRAM, "Grace Hopper", "grace@example.org", Role::Member).await;
        let (own, application) = send(&stage).await;
        let mentees = references(apply(&stage, PROGRAM, FORM, 6).await);
        let mentors = references(apply(&stage, PROGRAM, MENTOR, 4).await);
        park(&stage, PROGRAM, "goals-worksheet").await;
        let session = session(&stage, PROGRAM, CHAIR).await;
        let mut place = Self {
            stage,
            session,
            own,
            mentees,
            mentors,
            application,
            members: Vec::new(),
            pairings: Vec::new(),
            scenarios: Vec::new(),
            export_keys: Vec::new(),
            mails: Vec::new(),
        };
        place.keep().await;
        place
    }

    /// Has the desk keep something of each kind, and remembers by what it is called.
    async fn keep(&mut self) {
        let committee = self.ask("GET", "/committee", None).await;
        let members = committee["members"].as_array().unwrap().iter();
        self.members =
            members.filter(|one| one["address"] != CHAIR).map(|one| text(&one["id"])).collect();

        let new = json!({ "name": "Ada’s script", "datasets": "all", "days": 30 });
        let made = self.ask("POST", "/export-keys", Some(new)).await;
        self.export_keys.push(text(&made["key"]["id"]));

        let parked = self.ask("GET", "/parked-mails", None).await;
        self.mails = parked["mails"].as_array().unwrap().iter().map(|m| text(&m["id"])).collect();

        for number in 0..SCENARIOS {
            let id = format!("{:016x}", 0xe0 + number);
            let path = format!("/cohorts/{COHORT}/scenarios/{id}");
            let new = json!({ "name": format!("Scenario {number}"), "wishes": {} });
            self.ask("PUT", &path, Some(new)).await;
            self.scenarios.push(id);
        }
        self.introduce().await;
    }

    /// Introduces the last mentees to mentors, so that there are pairings to end.
    async fn introduce(&mut self) {
        let mentees = self.mentees.iter().rev().zip(&self.mentors).take(2);
        let pairs = mentees.enumerate().map(|(number, (mentee, mentor))| {
            let id = format!("{:016x}", 0xd0 + number);
            json!({ "id": id, "mentee": mentee, "mentor": mentor, "liaison": self.members[0] })
        });
        let pairs: Vec<Value> = pairs.collect();
        let path = format!("/cohorts/{COHORT}/pairings");
        self.ask("POST", &path, Some(json!({ "pairs": pairs }))).await;
        self.pairings = pairs.iter().map(|pair| text(&pair["id"])).collect();
    }

    /// Asks the desk something as its chair, within the program.
    async fn ask(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let path = format!("/v1/programs/{PROGRAM}{path}");
        let bearer = format!("Bearer {}", self.session);
        let headers = [("authorization", &*bearer), ("content-type", "application/json")];
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let answer = match method {
            "GET" => self.stage.get(&path, &headers).await,
            "PUT" => self.stage.put(&path, &headers, body).await,
            _ => self.stage.post(&path, &headers, body).await,
        };
        assert!(answer.status().is_success(), "{method} {path}: {}", answer.status());
        read(answer).await
    }
}

async fn send(stage: &Stage) -> (Receipt, Application) {
    let (program, form) = (ProgramId::new(PROGRAM).unwrap(), FormId::new(FORM).unwrap());
    let table = stage.system.table();
    let head = table.program(&program).await.unwrap().unwrap();
    let version = head.form(&form).unwrap().version.clone();
    let form = table.form(&program, &form, &version).await.unwrap().unwrap();
    let applicants = Applicants::to(domain::Form::clone(&form));
    let [answers, others] = [100, 101].map(|number| json!(applicants.answers(number)));
    let version = version.to_string();
    let body = json!({ "version": version, "lang": "en", "answers": answers });
    let headers =
        [("content-type", "application/json"), ("idempotency-key", "key-0123456789abcdef")];
    let path = format!("/v1/programs/{PROGRAM}/forms/{FORM}/submissions");
    let receipt = read(stage.post(&path, &headers, body.to_string()).await).await;
    let secret = receipt["link"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    (
        Receipt { reference: text(&receipt["reference"]), secret },
        Application { version, answers: others },
    )
}

fn references(all: Vec<domain::reference::Reference>) -> Vec<String> {
    all.into_iter().map(String::from).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

async fn read(answer: hyper::Response<hyper::body::Incoming>) -> Value {
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&body).unwrap_or(Value::Null)
}
