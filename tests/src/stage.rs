//! A Ligature in memory, on which a journey plays.

use std::path::{Path, PathBuf};

use domain::id::ProgramId;
use domain::instant::Instant;
use functions::clock::Clock;
use functions::http::door::Callers;
use functions::mail::Mailer;
use functions::store::MakeExportKey;
use http_body_util::{BodyExt, Full};
use hyper::Response;
use hyper::body::{Bytes, Incoming};
use hyper::http::request::Builder;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use local::files::Files;
use local::programs::Programs;
use local::system::{Plan, System};
use serde_json::Value;

use crate::gate::{Gate, Switch};

/// The day on which journeys play, unless they say otherwise: both programs are open.
pub const TODAY: &str = "2026-11-21T12:00:00.000Z";

/// A running Ligature, with everything published.
pub struct Stage {
    /// All of it.
    pub system: System,
    /// What loses answers, when told to.
    pub switch: Switch,
    /// The time.
    pub clock: Clock,
}

/// The folder of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

impl Stage {
    /// Builds a stage for today.
    pub async fn build() -> Self {
        Self::on(TODAY).await
    }

    /// Builds a stage on another day.
    pub async fn on(day: &str) -> Self {
        Self::with(day, Programs::at(repository().join("programs"))).await
    }

    /// Builds a stage with other programs.
    pub async fn with(day: &str, programs: Programs) -> Self {
        Self::start(day, programs, None, Callers::Direct).await
    }

    /// Builds a stage whose mails leave the house.
    pub async fn with_mailer(mailer: Mailer) -> Self {
        Self::start(
            TODAY,
            Programs::at(repository().join("programs")),
            Some(mailer),
            Callers::Direct,
        )
        .await
    }

    /// Builds a stage that believes what stands in front of it about who calls.
    pub async fn behind_proxy() -> Self {
        let programs = Programs::at(repository().join("programs"));
        Self::start(TODAY, programs, None, Callers::BehindProxy).await
    }

    async fn start(
        day: &str,
        programs: Programs,
        mailer: Option<Mailer>,
        callers: Callers,
    ) -> Self {
        let gate = Gate::build().await;
        let clock = Clock::standing(Instant::try_from(day.to_owned()).expect("it is a moment"));
        let plan = Plan {
            site: Files::at(repository().join("target/site")),
            guides: Some(Files::at(repository().join("local/guides"))),
            programs: programs.clone(),
            data: None,
            port: None,
            address: Some(gate.address()),
            callers,
            clock: clock.clone(),
        };
        let system = System::start_with(plan, mailer).await.expect("Ligature starts");
        for name in programs.names().expect("there are programs") {
            system.publish(&name).await.expect("the program is published");
        }
        let switch = gate.open(system.own_address());
        Self { system, switch, clock }
    }

    /// Lets so many seconds pass.
    pub fn pass(&self, seconds: i64) {
        let now = self.clock.now().milliseconds();
        self.clock.set(Instant::from_milliseconds(now + seconds * 1000));
    }

    /// The address of a sample guide.
    #[must_use]
    pub fn guide(&self, page: &str) -> String {
        format!("{}/{page}", self.system.guides())
    }

    /// Asks HOST for something, without a browser.
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response<Incoming> {
        self.call(hyper::Request::get(self.address(path)), headers, Full::default()).await
    }

    /// Posts something to HOST, without a browser.
    pub async fn post(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Response<Incoming> {
        self.call(hyper::Request::post(self.address(path)), headers, Full::from(body)).await
    }

    /// Puts something to HOST, without a browser.
    pub async fn put(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Response<Incoming> {
        self.call(hyper::Request::put(self.address(path)), headers, Full::from(body)).await
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.system.own_address())
    }

    async fn call(
        &self,
        request: Builder,
        headers: &[(&str, &str)],
        body: Full<Bytes>,
    ) -> Response<Incoming> {
        let with = |request: Builder, (name, value): &(&str, &str)| request.header(*name, *value);
        let request = headers.iter().fold(request, with).body(body).expect("it is a request");
        let client = Client::builder(TokioExecutor::new()).build_http();
        client.request(request).await.expect("HOST answers")
    }

    /// The mails whose subject has some words, as the mailbox shows them.
    pub async fn mails_about(&self, subject: &str) -> Vec<String> {
        let list = self.page("/mail").await;
        let rows = list.split("<li").filter(|row| row.contains(subject));
        let links = rows.filter_map(|row| row.split("href=\"").nth(1)?.split('"').next());
        let mut mails = Vec::new();
        for link in links {
            mails.push(self.page(link).await);
        }
        mails
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.get(path, &[]).await;
        let body = answer.into_body().collect().await.expect("it arrives whole").to_bytes();
        String::from_utf8(body.to_vec()).expect("it is text")
    }

    /// An export of everything that a program has in a dataset, as the committee downloads it.
    pub async fn export(&self, program: &str, dataset: &str, format: &str) -> String {
        let id = ProgramId::new(program).expect("it is a name");
        let (now, later) = (self.clock.now(), self.clock.now().plus_days(1));
        let key = self.system.table().make_export_key(&id, now, later).await.expect("a key");
        let path = format!("/v1/programs/{program}/exports/{dataset}.{format}");
        let key = format!("Bearer {}", key.secret());
        let answer = self.get(&path, &[("authorization", &key)]).await;
        assert_eq!(answer.status(), 200, "the export is given");
        let body = answer.into_body().collect().await.expect("it arrives whole").to_bytes();
        String::from_utf8(body.to_vec()).expect("it is text")
    }

    /// The records of an export.
    pub async fn records(&self, program: &str, dataset: &str) -> Vec<Value> {
        let json = self.export(program, dataset, "json").await;
        serde_json::from_str(&json).expect("it is a list")
    }
}
