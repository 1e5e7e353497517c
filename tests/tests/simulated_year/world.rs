//! Where the people of the year live, and what goes wrong there.

use std::fmt;
use std::time::{Duration, Instant as Stopwatch};

use domain::calendar::{Milestone, day};
use domain::date::Date;
use domain::instant::Instant;
use domain::program::Origin;
use domain::source::Compiled;
use dynoxide::Database;
use functions::calendar::run;
use functions::clock::Clock;
use functions::courier::{Office, deliver};
use functions::http::Site;
use functions::http::door::{Callers, Door};
use functions::link::Links;
use functions::mail::{Mailer, Sender};
use functions::service_key::ServiceKey;
use functions::sign_on::Issuers;
use functions::store::{ReadDue, Table};
use futures::future::join_all;
use local::crowd::{Cast, Couple, Crowd, Note, Size, Temper, morning};
use local::programs::{Programs, publish_compiled};
use tests::stage::repository;
use tokio::net::TcpListener;

use crate::post_office::PostOffice;

/// The table's name.
pub(crate) const TABLE: &str = "ligature";

/// 134 people, with as many mentees to a mentor as in `fixtures/`: some of them wait.
const SIZE: Size = Size { mentees: 98, mentors: 36, before: 0 };

/// What chance begins from.
const SEED: u64 = 134;

/// So many hours the mail server is down on the day when most pairs are first asked: the courier tries
/// for about a day.
const HOURS_DOWN: i64 = 20;

/// A mail that has come.
#[derive(Debug, Clone)]
pub(crate) struct Came {
    /// On which day, as days count.
    pub(crate) on: Date,
    pub(crate) at: Instant,
    pub(crate) to: String,
    /// What its `Message-ID` begins with.
    pub(crate) id: String,
}

pub(crate) struct World {
    pub(crate) table: Table,
    pub(crate) database: Database,
    pub(crate) program: Compiled,
    pub(crate) crowd: Crowd,
    pub(crate) came: Vec<Came>,
    /// On these days nobody rings the calendar.
    pub(crate) missed: Vec<Date>,
    /// On this day no mail goes out until it is nearly over.
    pub(crate) down_on: Date,
    pub(crate) post_office: PostOffice,
    clock: Clock,
    links: Links,
    mailer: Mailer,
    took: Took,
}

/// How long what has taken.
#[derive(Debug, Default)]
struct Took {
    calendar: Duration,
    couriers: Duration,
    people: Duration,
}

impl World {
    pub(crate) async fn begin() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let database = Database::memory().unwrap();
        let forever = std::future::pending();
        tokio::spawn(dynoxide::server::serve_with_shutdown(listener, database.clone(), forever));
        let table = Table::at(&endpoint, TABLE);
        table.create().await.unwrap();
        let cast = Cast::read().unwrap();
        let programs = Programs::at(repository().join("programs"));
        let program = programs.compile(cast.program.as_str()).unwrap_or_else(|it| panic!("{it}"));
        let post_office = PostOffice::open(&format!("@{}", cast.nowhere)).await;
        let sender = Sender::parse("mentoring@host.example.org").unwrap();
        let mailer = Mailer::over_smtp(&post_office.url, sender).unwrap();
        let clock = Clock::standing(Instant::from_milliseconds(0));
        publish_compiled(&table, &program, clock.now()).await.unwrap();
        let key = ServiceKey::new("a-key-of-more-than-32-characters-too").unwrap();
        let links = Links::new(Origin::parse("https://mentoring.example.org").unwrap(), key);
        let site = Site {
            store: table.clone(),
            clock: clock.clone(),
            links: links.clone(),
            door: Door::new(Callers::Direct),
            issuers: Issuers::on_this_machine_too(),
        };
        let crowd = Crowd::gather(site, (program.clone(), cast), (0, SIZE), SEED).await.unwrap();
        let due = |milestone| crowd.year().due(milestone).unwrap();
        let check_in = due(Milestone::CheckIn(1));
        let missed = (0..3).map(|days| check_in.plus_days(days).unwrap()).collect();
        let down_on = due(Milestone::FirstContact);
        let came = Vec::new();
        Self {
            table,
            database,
            program,
            crowd,
            came,
            missed,
            down_on,
            post_office,
            clock,
            links,
            mailer,
            took: Took::default(),
        }
    }

    /// Every day, from the first application to a month after the last question.
    pub(crate) async fn live_through_the_year(&mut self) {
        let mut today = self.crowd.first_day();
        let last = self.crowd.year().due(Milestone::FollowUp).unwrap().plus_days(30).unwrap();
        while today <= last {
            self.live(today).await;
            today = today.plus_days(1).unwrap();
        }
    }

    async fn live(&mut self, today: Date) {
        let is_down = today == self.down_on;
        self.post_office.shut(is_down);
        self.clock.set(morning(today));
        if !self.missed.contains(&today) {
            let began = Stopwatch::now();
            // Whoever rings again, at the same moment too, does no harm: on every other day.
            let rings = if today.day().is_multiple_of(2) { 2 } else { 1 };
            let runs = (0..rings).map(|_| run(&self.table, &self.clock));
            for ran in join_all(runs).await {
                ran.unwrap();
            }
            self.took.calendar += began.elapsed();
        }
        self.post().await;
        let began = Stopwatch::now();
        self.crowd.live(today).await.unwrap();
        self.took.people += began.elapsed();
        self.post().await;
        if is_down {
            for _ in 2..HOURS_DOWN {
                self.an_hour_later();
                self.post().await;
            }
            assert!(!self.came.iter().any(|mail| mail.on == today), "nothing can have come");
            self.post_office.shut(false);
            for _ in 0..2 {
                self.an_hour_later();
                self.post().await;
            }
        }
    }

    fn an_hour_later(&self) {
        self.set_clock(Instant::from_milliseconds(self.clock.now().milliseconds() + 3_600_000));
    }

    pub(crate) fn set_clock(&self, at: Instant) {
        self.clock.set(at);
    }

    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Two couriers at once go round until nothing more is taken.
    async fn post(&mut self) {
        let began = Stopwatch::now();
        let office = Office { store: &self.table, clock: &self.clock, links: &self.links };
        // Where there is nothing, one look is enough.
        while self.table.due(self.clock.now()).await.unwrap().messages > 0 {
            let couriers = [(); 2].map(|()| deliver(office, &self.mailer));
            let rounds = join_all(couriers).await;
            if rounds.into_iter().all(|round| round.unwrap().sent == 0) {
                break;
            }
        }
        self.took.couriers += began.elapsed();
        let (at, on) = (self.clock.now(), day::counts(self.clock.now()).unwrap());
        let came = self.post_office.emptied().into_iter();
        self.came.extend(came.map(|(to, id)| Came { on, at, to, id }));
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Crowd { people, couples, said, confided, wrote, contests, .. } = &self.crowd;
        let like = |temper| people.iter().filter(|person| person.temper == temper).count();
        let count = |is_so: fn(&Couple) -> bool| couples.iter().filter(|one| is_so(one)).count();
        write!(
            f,
            "{} people ({} silent, {} gone, {} whose mail came back, {} withdrew), {} pairs ({} ended \
             early, {} by one of the two; {} rested; {} confirmed twice at once), {} answers, {} agreed to \
             a worksheet, {} private words ({} dealt with), {} notes ({} for oneself alone), {} mails \
             came, {} tries were refused; {:.1?}",
            people.len(),
            like(Temper::Silent),
            like(Temper::Gone),
            like(Temper::Moved),
            people.iter().filter(|person| person.has_withdrawn).count(),
            couples.len(),
            count(|one| one.ended.is_some()),
            count(|one| one.ended_by.is_some()),
            count(|one| one.rested.is_some()),
            contests.len(),
            said.len(),
            self.crowd.agreed.len(),
            confided.len(),
            confided.iter().filter(|word| word.dealt_with.is_some()).count(),
            wrote.len(),
            wrote.iter().filter(|wrote| wrote.what == Note::Private).count(),
            self.came.len(),
            self.post_office.refused(),
            self.took,
        )
    }
}
