//! Made-up people who live through a program's year, by the doors that everybody uses: they apply,
//! are introduced, meet, answer or keep silent, part and withdraw, each day what is theirs on it. So a
//! year can be shown that nobody has to wait for, and a test can count what became of it.
//!
//! Whatever people do by chance they do the same way each time; who is introduced to whom may differ. Nothing
//! here knows what the service should make of it: who counts reads what the people did.

mod answers;
mod cast;
mod committee;
mod couple;
mod deeds;
mod dice;
mod doors;
mod half;
mod introductions;
mod journals;
mod liaisons;
mod mails;
mod person;
mod record;
mod year_before;

use std::collections::BTreeMap;

use axum::http::Method;
use domain::api::Receipt;
use domain::calendar::{Milestone, Year, day};
use domain::date::Date;
use domain::form::Kind;
use domain::instant::Instant;
use domain::lang::Lang;
use domain::matching::{Policy, Side};
use domain::program::Cohort;
use domain::source::Compiled;
use functions::calendar::run;
use functions::courier::{Office, deliver};
use functions::http::{Problem, Site};
use functions::mail::Mailer;
use functions::store::{ReadDue, StoreError, Table};
use futures::future::try_join_all;
use serde_json::json;

use self::answers::Writer;
pub use self::cast::Cast;
pub use self::couple::{Couple, Course};
use self::dice::Dice;
use self::doors::{Call, Doors};
use self::person::sends;
pub use self::person::{Person, Temper};
pub use self::record::{Agreed, Confided, Contest, Note, Returned, Said, Wrote};
pub use self::year_before::with_year_before;

/// How many people there are.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Who looks for a mentor.
    pub mentees: usize,
    /// Who would be one.
    pub mentors: usize,
    /// So many others there have been before them: nobody is called as one of those.
    pub before: usize,
}

/// What is to become of the first couples, as far as it is not left to chance: so that each course is
/// there to see. Couples of whom one never answers are left out.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    /// Of those who are introduced with everybody else, in turn.
    pub first: Vec<Course>,
    /// Of those in which somebody whose partner has ended theirs is introduced again: from so many
    /// days after the introductions on, the last that has come.
    pub again: Vec<(u16, Course)>,
}

/// Why somebody could not do what they were about to do.
#[derive(Debug, thiserror::Error)]
pub enum Stumbled {
    /// The program is not made for this: it has no year, no introductions, or nobody is matched.
    #[error("the program has no {0}")]
    NoSuch(&'static str),
    /// A door did not let them in: its address, the status, and what it said.
    #[error("{0} answered {1}: {2}")]
    Refused(String, u16, String),
    /// A door said what can't be read.
    #[error("{0} gave an odd answer")]
    Odd(String),
    /// Their page of the two did not take it.
    #[error("the page of two said: {0}")]
    Page(String),
    /// The table did not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Problem> for Stumbled {
    fn from(problem: Problem) -> Self {
        Self::Page(problem.details().detail.clone())
    }
}

/// People, and the service that they are with.
pub struct Crowd {
    site: Site<Table>,
    doors: Doors,
    cast: Cast,
    program: Compiled,
    cohort: Cohort,
    policy: Policy,
    year: Year,
    introductions: Date,
    opens: Date,
    size: Size,
    dice: Dice,
    /// Who on the committee has signed in, by their address, and on which day.
    signed_in: BTreeMap<String, (Date, String)>,
    plot: Plot,
    /// Who has applied by now, in this order.
    pub people: Vec<Person>,
    /// Who was introduced to whom.
    pub couples: Vec<Couple>,
    /// What they have answered.
    pub said: Vec<Said>,
    /// To what worksheets they have agreed.
    pub agreed: Vec<Agreed>,
    /// What they have told the committee in private.
    pub confided: Vec<Confided>,
    /// What they have noted.
    pub wrote: Vec<Wrote>,
    /// To whom mail came back.
    pub returned: Vec<Returned>,
    /// Whom two on the committee have introduced at once.
    pub contests: Vec<Contest>,
}

impl Crowd {
    /// People who will take part in a cohort (which: 0 for the first) of a program that is published
    /// where the service runs. Its committee is there from now on.
    ///
    /// # Errors
    /// [`Stumbled`], where the program has no such year in which people are introduced.
    pub async fn gather(
        site: Site<Table>,
        (program, cast): (Compiled, Cast),
        (cohort, size): (usize, Size),
        seed: u64,
    ) -> Result<Self, Stumbled> {
        let cohort = program.program.cohorts.get(cohort).ok_or(Stumbled::NoSuch("cohort"))?.clone();
        let year = cohort.year.clone().ok_or(Stumbled::NoSuch("year"))?;
        let introductions = year.due(Milestone::Introductions);
        let introductions = introductions.ok_or(Stumbled::NoSuch("introductions"))?;
        let policy = program.matching.clone().ok_or(Stumbled::NoSuch("matching"))?;
        let opens = opens(&program, &cohort, &policy).ok_or(Stumbled::NoSuch("window"))?;
        let (doors, dice) = (Doors::of(&site), Dice::seeded(seed));
        let crowd = Self {
            site,
            doors,
            cast,
            program,
            cohort,
            policy,
            year,
            introductions,
            opens,
            size,
            dice,
            signed_in: BTreeMap::new(),
            plot: Plot::default(),
            people: Vec::new(),
            couples: Vec::new(),
            said: Vec::new(),
            agreed: Vec::new(),
            confided: Vec::new(),
            wrote: Vec::new(),
            returned: Vec::new(),
            contests: Vec::new(),
        };
        crowd.site.clock.set(noon(opens));
        crowd.appoint().await?;
        Ok(crowd)
    }

    /// The same, some of whom it is known of what becomes of them.
    #[must_use]
    pub fn with(mut self, plot: Plot) -> Self {
        self.plot = plot;
        self
    }

    /// The first day on which anybody does anything.
    #[must_use]
    pub fn first_day(&self) -> Date {
        self.opens
    }

    /// The days of their year.
    #[must_use]
    pub fn year(&self) -> &Year {
        &self.year
    }

    /// Their cohort.
    #[must_use]
    pub fn cohort(&self) -> &Cohort {
        &self.cohort
    }

    /// The language of their program.
    #[must_use]
    pub fn lang(&self) -> &Lang {
        &self.program.program.lang
    }

    /// What they are called, live and write.
    #[must_use]
    pub fn cast(&self) -> &Cast {
        &self.cast
    }

    /// Whether nobody does anything on a day: before the first applies, and while all have applied
    /// and none is introduced.
    fn rests(&self, today: Date) -> bool {
        let all_are_here = self.people.len() == self.size.mentees + self.size.mentors;
        today < self.opens || (all_are_here && today < self.introductions)
    }

    /// At noon, everybody does what is theirs on this day.
    ///
    /// # Errors
    /// [`Stumbled`], for the first who could not.
    pub async fn live(&mut self, today: Date) -> Result<(), Stumbled> {
        self.site.clock.set(noon(today));
        self.come_back(today).await?;
        self.apply(today).await?;
        self.introduce(today).await?;
        self.part(today).await?;
        self.look_after(today).await?;
        self.leave(today).await?;
        self.end(today).await?;
        self.meet(today).await
    }

    /// One person applies each day, from the first one on.
    async fn apply(&mut self, today: Date) -> Result<(), Stumbled> {
        let Size { mentees, mentors, .. } = self.size;
        let number = self.people.len();
        if number >= mentees + mentors || today < self.opens {
            return Ok(());
        }
        // Both sides are mixed evenly.
        let so_far = |people: usize| (people * mentors).checked_div(mentees + mentors).unwrap_or(0);
        let is_mentor = so_far(number + 1) > so_far(number);
        let person = self.send(if is_mentor { Side::Mentor } else { Side::Mentee }, number).await?;
        self.people.push(person);
        Ok(())
    }

    async fn send(&self, side: Side, number: usize) -> Result<Person, Stumbled> {
        let sheet = self.policy.sheet(side);
        let mut forms = self.program.forms.iter();
        let form = forms.find(|form| form.id == sheet.form).ok_or(Stumbled::NoSuch("form"))?;
        let seed = format!("person {number}");
        let temper = Temper::of(self.dice.below(40, &format!("{seed} temper")));
        let place = self.dice.one(&self.cast.place, &seed).ok_or(Stumbled::NoSuch("place"))?;
        let lang = place.lang.clone().unwrap_or_else(|| self.program.program.lang.clone());
        let number = self.size.before + number;
        let name = self.cast.name(number);
        let address = self.cast.address(&name, temper);
        let mut own = place.answers.clone();
        own.insert(sheet.name.to_string(), name.clone());
        own.extend(form.email_question().map(|asks| (asks.id.to_string(), address.clone())));
        let lines = match side {
            Side::Mentee => &self.cast.mentee,
            Side::Mentor => &self.cast.mentor,
        };
        let writer = self.writer((seed, own), vec![lines], false);
        let answers = writer.answers(form);
        let zone = form.questions().find(|question| matches!(question.kind, Kind::TimeZone));
        let zone = zone.map(|question| answers.text(&question.id).to_owned()).unwrap_or_default();
        let sent = form.for_sending(&answers);
        let body = json!({ "version": form.version, "lang": lang, "answers": sent });
        let key = format!("crowd-{number:016}");
        let path = sends(&self.program.program.id, form.id.as_str());
        let (key, body) = (Some(&*key), Some(body));
        let call = Call { method: Method::POST, path: &path, bearer: None, key, body };
        let Receipt { reference, link, .. } = self.doors.call(call).await?;
        let code = link.as_deref().and_then(|link| link.split_once('#'));
        let code = code.map(|(_, code)| code.to_owned()).unwrap_or_default();
        let has_withdrawn = false;
        Ok(Person { side, name, address, zone, lang, temper, reference, code, has_withdrawn })
    }

    fn writer<'a>(
        &'a self,
        (seed, own): (String, BTreeMap<String, String>),
        lines: Vec<&'a cast::Lines>,
        goes_badly: bool,
    ) -> Writer<'a> {
        Writer { cast: &self.cast, dice: self.dice, seed, own, lines, goes_badly }
    }
}

/// Lives through a day as it goes where nothing goes wrong: in its morning the calendar runs and mails
/// go out, at noon the people of all years do what is theirs, and what follows from that goes out at once.
///
/// # Errors
/// [`Stumbled`].
pub async fn live_through(
    crowds: &mut [Crowd],
    today: Date,
    mailer: &Mailer,
) -> Result<(), Stumbled> {
    let awake = |crowd: &Crowd| !crowd.rests(today);
    let Some(site) = crowds.iter().find(|crowd| awake(crowd)).map(|crowd| crowd.site.clone())
    else {
        return Ok(());
    };
    site.clock.set(morning(today));
    run(&site.store, &site.clock).await?;
    post(&site, mailer).await?;
    for crowd in crowds.iter_mut().filter(|crowd| awake(crowd)) {
        crowd.live(today).await?;
    }
    post(&site, mailer).await
}

/// Three couriers are quicker than one, where there is something for them.
async fn post(site: &Site<Table>, mailer: &Mailer) -> Result<(), Stumbled> {
    let Site { store, clock, links, .. } = site;
    if store.due(clock.now()).await?.messages > 0 {
        let office = Office { store, clock, links };
        try_join_all([(); 3].map(|()| deliver(office, mailer))).await?;
    }
    Ok(())
}

/// On which day the forms of both sides are open.
fn opens(program: &Compiled, cohort: &Cohort, policy: &Policy) -> Option<Date> {
    let opens = |side: Side| {
        let form = program.forms.iter().find(|form| form.id == policy.sheet(side).form)?;
        cohort.windows.get(form.opens.window()?).map(|window| window.opens)
    };
    opens(Side::Mentee)?.max(opens(Side::Mentor)?).into()
}

/// When the calendar is rung on a day: five minutes after it began to count.
#[must_use]
pub fn morning(today: Date) -> Instant {
    later(day::begins(today), 5)
}

/// When people do what is theirs on a day.
#[must_use]
pub fn noon(today: Date) -> Instant {
    later(day::begins(today), 120)
}

fn later(moment: Instant, minutes: i64) -> Instant {
    Instant::from_milliseconds(moment.milliseconds() + minutes * 60_000)
}
