//! A program whose forms are open on any day: for the functions' own binaries, which read the
//! machine's clock.

use domain::api::KEY_HEADER;
use domain::date::Date;
use domain::id::{CohortId, ProgramId};
use domain::program::{Origin, Window};
use functions::clock::Clock;
use functions::store::Table;
use http::HeaderMap;
use local::programs::{Programs, publish_compiled};
use serde_json::{Value, json};

use crate::applicants::Applicants;
use crate::function::ORIGIN_SECRET;
use crate::stage::repository;

/// The program.
pub const PROGRAM: &str = "acrl-sts";
/// The form of it that people fill in here.
pub const FORM: &str = "mentee-application";
/// Where it is.
pub const FORM_PATH: &str = "/v1/programs/acrl-sts/forms/mentee-application";

/// The page of its own that it has on HOST.
pub const PAGE_PATH: &str = "/acrl-sts/mentee-application";

/// What was published.
pub struct Open {
    /// The program's name.
    pub program: ProgramId,
    /// The cohort that takes what is sent.
    pub cohort: CohortId,
    /// A page that may embed its forms.
    pub page: Origin,
    /// Who fills in the form.
    pub applicants: Applicants,
}

/// Publishes the program in a new table.
pub async fn publish(table: &Table) -> Open {
    table.create().await.expect("the table is made");
    let programs = Programs::at(repository().join("programs"));
    let mut compiled = programs.compile(PROGRAM).unwrap_or_else(|error| panic!("{error}"));
    let day = |text| Date::parse(text).expect("it is a day");
    for program in compiled.wordings_mut() {
        let cohort = program.cohorts.first_mut().expect("the program has a cohort");
        for window in cohort.windows.values_mut() {
            *window = Window { opens: day("2020-01-01"), closes: day("2199-12-31") };
        }
    }
    let cohort = compiled.program.cohorts[0].id.clone();
    let published = publish_compiled(table, &compiled, Clock::System.now()).await;
    published.expect("the program is published");
    let page = compiled.program.hosts.first().expect("the program has a page").clone();
    let form = compiled.forms.into_iter().find(|form| form.id.as_str() == FORM);
    let applicants = Applicants::to(form.expect("the program has the form"));
    Open { program: compiled.program.id, cohort, page, applicants }
}

impl Open {
    /// What the applicant of that number sends.
    #[must_use]
    pub fn body(&self, number: usize) -> Value {
        let form = self.applicants.form();
        let answers = form.for_sending(&self.applicants.answers(number));
        json!({ "version": form.version, "lang": "en", "answers": answers })
    }

    /// The headers of a submission from a page, through CloudFront.
    #[must_use]
    pub fn headers(&self, key: &str) -> HeaderMap {
        let named = [
            ("x-origin-secret", ORIGIN_SECRET),
            ("origin", self.page.as_str()),
            ("content-type", "application/json"),
            (KEY_HEADER, key),
        ];
        let header = |(name, value): (&str, &str)| {
            let name = name.parse::<http::HeaderName>().expect("it is a header's name");
            (name, value.parse().expect("it is a header's value"))
        };
        named.into_iter().map(header).collect()
    }
}
