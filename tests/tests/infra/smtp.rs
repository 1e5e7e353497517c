//! Mails over a real SMTP server, which goes down and comes back: nothing is lost, and nothing
//! comes twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use domain::id::CohortId;
use domain::instant::Instant;
use domain::program::Origin;
use domain::reference::Reference;
use functions::clock::Clock;
use functions::courier::{Office, Round, deliver};
use functions::link::Links;
use functions::mail::{Mailer, Sender};
use functions::service_key::ServiceKey;
use functions::store::{NewSubmission, PutSubmission, SubmissionKey, Table};
use tests::applicants::Applicants;
use tests::function::{HOST, SERVICE_KEY};
use tests::open;
use tests::smtp::{Server, free_port};
use tokio::net::TcpListener;

struct Place {
    table: Table,
    clock: Clock,
    cohort: CohortId,
    applicants: Applicants,
    mails: PathBuf,
    mailer: Mailer,
    port: u16,
}

impl Place {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let database = dynoxide::Database::memory().unwrap();
        let forever = std::future::pending();
        tokio::spawn(dynoxide::server::serve_with_shutdown(listener, database, forever));
        let table = Table::at(&endpoint, "ligature");
        let published = open::publish(&table).await;
        let port = free_port().await;
        let sender = Sender::parse("mentoring@example.org").unwrap();
        let mailer = Mailer::over_smtp(&format!("smtp://127.0.0.1:{port}"), sender).unwrap();
        let mails = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mails-{port}"));
        let _not_there = fs::remove_dir_all(&mails);
        let clock = Clock::standing(moment("2026-11-22T12:00:00.000Z"));
        let (cohort, applicants) = (published.cohort, published.applicants);
        Self { table, clock, cohort, applicants, mails, mailer, port }
    }

    async fn submit(&self, number: u64) {
        let new = NewSubmission {
            program: domain::id::ProgramId::new(open::PROGRAM).unwrap(),
            cohort: self.cohort.clone(),
            lang: domain::Lang::new("en").expect("it is a language"),
            submission: self.applicants.submission(usize::try_from(number).unwrap()),
            key: SubmissionKey::new(&format!("a-key-that-is-long-{number}")).unwrap(),
            reference: Reference::from_random(number),
            submitted_at: self.clock.now(),
            flags: Vec::new(),
            address: None,
        };
        self.table.put_submission(&new).await.unwrap();
    }

    async fn round(&self) -> Round {
        let host = Origin::parse(HOST).unwrap();
        let links = Links::new(host, ServiceKey::new(SERVICE_KEY).unwrap());
        let office = Office { store: &self.table, clock: &self.clock, links: &links };
        deliver(office, &self.mailer).await.unwrap()
    }

    fn wait(&self, minutes: i64) {
        let later = self.clock.now().milliseconds() + minutes * 60_000;
        self.clock.set(Instant::from_milliseconds(later));
    }

    /// How often each mail has come, by its Message-ID.
    fn come(&self) -> BTreeMap<String, usize> {
        let mut come = BTreeMap::new();
        for file in fs::read_dir(self.mails.join("new")).into_iter().flatten() {
            let mail = fs::read_to_string(file.unwrap().path()).unwrap();
            let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
            *come.entry(id.to_owned()).or_default() += 1;
        }
        come
    }
}

fn moment(text: &str) -> Instant {
    Instant::try_from(text.to_owned()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_mail_server_is_down_mails_wait_and_each_comes_once() {
    let place = Place::open().await;
    let server = Server::start(place.port, &place.mails).await;
    place.submit(1).await;
    assert_eq!(place.round().await, Round { sent: 1, ..Round::default() });
    assert_eq!(place.come().len(), 1);

    drop(server);
    place.submit(2).await;
    place.submit(3).await;
    for minutes in [1, 2, 4, 8, 16, 32] {
        assert_eq!(place.round().await, Round { put_off: 2, ..Round::default() });
        place.wait(minutes);
    }
    assert_eq!(place.come().len(), 1);

    let _server = Server::start(place.port, &place.mails).await;
    assert_eq!(place.round().await, Round { sent: 2, ..Round::default() });
    place.wait(24 * 60);
    assert_eq!(place.round().await, Round::default());
    assert_eq!(place.come().into_values().collect::<Vec<_>>(), [1, 1, 1]);
    fs::remove_dir_all(&place.mails).unwrap();
}
