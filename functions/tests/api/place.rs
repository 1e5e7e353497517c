//! A place where both functions run, with a table of their own and a clock that stands.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::id::ProgramId;
use domain::instant::Instant;
use domain::program::Origin;
use functions::clock::Clock;
use functions::courier::Office;
use functions::http::door::{Callers, Door};
use functions::http::{Site, everything};
use functions::link::Links;
use functions::service_key::ServiceKey;
use functions::sign_on::Issuers;
use functions::store::{MakeExportKey, PublishPrograms, Table};
use hyper::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::client::{Answer, Sent, call};
use crate::engine::Raw;
use crate::faults::Faults;
use crate::{engine, fixture};

pub(crate) const SERVICE_KEY: &str = "a-key-of-more-than-32-characters-too";
pub(crate) const OWN_HOST: &str = "https://mentoring.example.org";
pub(crate) const PROGRAM: &str = "/v1/programs/sts";
pub(crate) const FORM: &str = "/v1/programs/sts/forms/application";
pub(crate) const SUBMISSIONS: &str = "/v1/programs/sts/forms/application/submissions";
pub(crate) const EXPORTS: &str = "/v1/programs/sts/exports";

pub(crate) struct Place {
    pub(crate) server: SocketAddr,
    pub(crate) table: Table,
    pub(crate) faults: Faults,
    pub(crate) clock: Clock,
    pub(crate) links: Links,
    pub(crate) raw: Raw,
    pub(crate) sent: AtomicU32,
}

/// How many are sent within an hour, by those who don't try how many they may.
const AN_HOUR: u32 = 20;

impl Place {
    /// A place where the program is published, within its first window.
    pub(crate) async fn open() -> Self {
        let place = Self::bare().await;
        let forms = [fixture::application(), fixture::desk_form()];
        place.publish_forms(&forms).await;
        place.faults.take_calls();
        place
    }

    /// A place where nothing is published.
    pub(crate) async fn bare() -> Self {
        let (table, faults, raw) = engine::table_and_raw().await;
        let clock = Clock::standing(moment("2026-10-15T12:00:00.000Z"));
        let server = serve(table.clone(), clock.clone()).await;
        Self { server, table, faults, clock, links: links(), raw, sent: AtomicU32::new(0) }
    }

    /// Where the courier works.
    pub(crate) fn office(&self) -> Office<'_, Table> {
        Office { store: &self.table, clock: &self.clock, links: &self.links }
    }

    pub(crate) fn set_clock(&self, at: &str) {
        self.clock.set(moment(at));
    }

    pub(crate) fn pass(&self, seconds: i64) {
        let now = self.clock.now().milliseconds();
        self.clock.set(Instant::from_milliseconds(now + seconds * 1000));
    }

    async fn publish_forms(&self, forms: &[domain::Form]) {
        let (program, texts) = (fixture::program(), fixture::texts());
        let translations = [fixture::french(forms)];
        self.table.publish(&program, forms, &texts, &translations, None).await.unwrap();
    }

    /// Publishes the newer version of the application.
    pub(crate) async fn publish_newer(&self) {
        let forms = [fixture::newer_application(), fixture::desk_form()];
        self.publish_forms(&forms).await;
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &[], Sent::Nothing).await
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Sent,
    ) -> Answer {
        call(self.server, method, path, headers, body).await
    }

    /// Sends answers to the application as a guide page does.
    pub(crate) async fn send(&self, key: &str, answers: &Value) -> Answer {
        self.send_version("000000000000000a", key, answers).await
    }

    pub(crate) async fn send_version(&self, version: &str, key: &str, answers: &Value) -> Answer {
        let body = json!({ "version": version, "lang": "en", "answers": answers });
        self.send_body(key, body.to_string().into_bytes()).await
    }

    pub(crate) async fn send_body(&self, key: &str, body: Vec<u8>) -> Answer {
        let headers = [
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("origin", fixture::HOST),
        ];
        self.call(Method::POST, SUBMISSIONS, &headers, Sent::Whole(body)).await
    }

    /// Sends answers that are accepted; the reference. An hour passes before there are too many.
    pub(crate) async fn sent(&self, answers: &Value) -> String {
        let before = self.sent.fetch_add(1, Ordering::SeqCst);
        if before > 0 && before.is_multiple_of(AN_HOUR) {
            self.pass(3600);
        }
        let answer = self.send(&new_key(), answers).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()["reference"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn export_key(&self) -> String {
        let sts = ProgramId::new("sts").unwrap();
        let now = self.clock.now();
        let key = self.table.make_export_key(&sts, now, now.plus_days(30)).await.unwrap();
        key.secret().to_owned()
    }

    /// Downloads an export with a new key: `applications.json`.
    pub(crate) async fn export(&self, file: &str) -> Answer {
        let bearer = format!("Bearer {}", self.export_key().await);
        let headers = [("authorization", bearer.as_str())];
        self.call(Method::GET, &format!("{EXPORTS}/{file}"), &headers, Sent::Nothing).await
    }

    /// All that is stored, as an export has it.
    pub(crate) async fn records(&self) -> Vec<Value> {
        let export = self.export("applications.json").await;
        assert!(export.status == 200 && export.is_whole, "{}", export.text());
        export.json().as_array().unwrap().clone()
    }

    /// A csv export's lines, as a spreadsheet reads them.
    pub(crate) async fn sheet(&self, file: &str) -> Vec<Vec<String>> {
        let export = self.export(file).await;
        assert!(export.status == 200 && export.is_whole, "{}", export.text());
        let text = export.text().strip_prefix('\u{feff}').expect("a byte order mark").to_owned();
        let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let lines = csv.records().map(|line| line.unwrap().iter().map(str::to_owned).collect());
        lines.collect()
    }
}

/// Where both functions run.
pub(crate) fn site(callers: Callers, store: Table, clock: Clock) -> Site<Table> {
    let issuers = Issuers::on_this_machine_too();
    Site { store, clock, links: links(), door: Door::new(callers), issuers }
}

/// Serves both functions over a table; the address.
pub(crate) async fn serve(store: Table, clock: Clock) -> SocketAddr {
    serve_site(site(Callers::Direct, store, clock)).await
}

pub(crate) async fn serve_site(site: Site<Table>) -> SocketAddr {
    let routes = everything(site, axum::Router::new());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = listener.local_addr().unwrap();
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    server
}

/// What makes links here.
pub(crate) fn links() -> Links {
    Links::new(Origin::parse(OWN_HOST).unwrap(), ServiceKey::new(SERVICE_KEY).unwrap())
}

pub(crate) fn moment(text: &str) -> Instant {
    Instant::try_from(text.to_owned()).unwrap()
}

pub(crate) fn new_key() -> String {
    format!("key-{:016x}", getrandom::u64().unwrap())
}
