//! A year of made-up people, seven months after they were introduced: so that whoever takes over a
//! program can look around in one that runs. A smaller year was before it, whose report stands beside its
//! own.

use domain::calendar::Milestone;
use domain::date::Date;
use domain::desk::Role;
use functions::http::Site;
use functions::store::Table;
use local::crowd::{Cast, Couple, Course, Crowd, Plot, Size, live_through};
use local::programs::Programs;
use local::system::System;

use super::{Sentence, sentence};

/// The year before: few, and so many more mentees than mentors that its report may say how many found
/// nobody (of four or fewer it would not, nor then much else).
const BEFORE: Size = Size { mentees: 16, mentors: 10, before: 0 };

/// This year: enough to look around among, and few enough to be there in seconds.
const NOW: Size = Size { mentees: 18, mentors: 15, before: BEFORE.mentees + BEFORE.mentors };

/// What chance begins from, in the year before and in this one: other numbers make other years. In the
/// first everybody answers, and each mentor has one mentee. In the second every mentor answers, so that
/// who is left finds one who does; two mentees never do, and the mail of one comes back.
const SEEDS: [u64; 2] = [6883, 417];

/// So many months after the introductions it is today.
const MONTHS: u16 = 7;

/// So many days after its evaluation has begun the report of the year before is published.
const PUBLISHED: u16 = 21;

/// What becomes of the pairs of the year before: they come to its end.
fn plot_before() -> Plot {
    Plot { first: vec![Course::Informal; BEFORE.mentors], again: Vec::new() }
}

/// What becomes of some pairs of this year, so that the board has something of each. Six are left by one
/// of the two, two at a time: should nobody be free for one mentee, there is for the other.
fn plot() -> Plot {
    Plot {
        first: vec![
            Course::Steady,
            Course::Ends(130, 0),
            Course::Rests(150, 120),
            Course::Ends(160, 1),
            Course::Strained,
            Course::Ends(206, 0),
            Course::Ends(133, 1),
            Course::Ends(163, 0),
            Course::Steady,
            Course::Ends(207, 1),
            Course::Strained,
            Course::Steady,
            Course::Slow,
            Course::Parts(60),
            Course::Steady,
            Course::Informal,
        ],
        // By month 7 they have agreed to their worksheet, been in contact, and just been introduced.
        again: vec![(0, Course::Steady), (155, Course::Informal), (200, Course::Steady)],
    }
}

/// The programs, the one of the made-up people with a year that is over.
pub(super) fn of_a_program_with_a_past(programs: Programs) -> Result<Programs, Sentence> {
    let cast = Cast::read().map_err(sentence)?;
    Ok(programs.with_year_before(cast.program.as_str()))
}

/// Plays both years up to today, and says where to look; `say` is told how far it is.
pub(super) async fn play(system: &System, say: impl Fn(&str)) -> Result<String, Sentence> {
    let cast = Cast::read().map_err(sentence)?;
    let program = cast.program.to_string();
    let compiled = system.compile(&program).map_err(sentence)?;
    let mailer = system.house_mailer().ok_or("There is no mailbox here.")?;
    let site = system.functions();
    let gather = async |which, seed| {
        let people = (compiled.clone(), cast.clone());
        Crowd::gather(site.clone(), people, which, seed).await.map_err(sentence)
    };
    // The earlier one first: so no clock goes back.
    let [earlier, later] = SEEDS;
    let before = gather((0, BEFORE), earlier).await?.with(plot_before());
    let now = gather((1, NOW), later).await?.with(plot());
    let evaluation = before.year().due(Milestone::Evaluation);
    let published = evaluation.and_then(|day| day.plus_days(PUBLISHED));
    let introduced = now.year().due(Milestone::Introductions);
    let introduced = introduced.ok_or("Nobody is introduced in that program.")?;
    let months: Vec<Date> = (0..=MONTHS).filter_map(|n| introduced.plus_months(n)).collect();
    let last = months.last().copied().unwrap_or(introduced);
    say(&format!(
        "{} people have lived through a year of {program} …",
        BEFORE.mentees + BEFORE.mentors
    ));
    let (mut today, opens) = (before.first_day(), now.first_day());
    let mut crowds = [before, now];
    while today <= last {
        live_through(&mut crowds, today, &mailer).await.map_err(sentence)?;
        let [before, _] = &crowds;
        if Some(today) == published {
            let chair = before.sign_in(Role::Chair).await.map_err(sentence)?;
            before.publish(&chair).await.map_err(sentence)?;
        }
        if today == opens {
            say(&format!("{} others apply for the next one …", NOW.mentees + NOW.mentors));
        }
        if let Some(month) = months.iter().position(|day| *day == today) {
            say(&format!("month {month} of {MONTHS} …"));
        }
        today = today.plus_days(1).ok_or("That is too late a year.")?;
    }
    let [before, now] = &crowds;
    where_to_look((before, now), site, last)
}

/// What there is to see, and where: for a chair who is new.
fn where_to_look(
    (before, crowd): (&Crowd, &Crowd),
    site: &Site<Table>,
    today: Date,
) -> Result<Sentence, Sentence> {
    let (program, host) = (&crowd.cast().program, site.links.host());
    let goes_on = crowd.couples.iter().filter(|couple| couple.ended.is_none()).count();
    let desk = format!("{host}/desk/{program}");
    let chair = crowd.address_of(Role::Chair).map_err(sentence)?;
    let mut lines = vec![
        format!(
            "It is {today}: month {MONTHS} of a year in which {goes_on} of {} pairs go on. You are its \
             new chair.",
            crowd.couples.len()
        ),
        format!("  1. The desk       {desk}"),
        format!("                    (ask for a code for {chair})"),
        format!("  2. The mailbox    {host}/mail"),
        "                    (your code is the mail on top; below it all others of the year)"
            .into(),
        format!("  3. The board      {desk}#pairings"),
        "                    (how each pair gets on; begin with those who need somebody)".into(),
        format!("  4. The report     {desk}#report"),
        format!("                    (so far, beside the one of {})", before.cohort().name),
    ];
    if let Some((at, name, page)) = a_room(crowd, site, 0) {
        lines.push(format!("  5. A pair’s page  {page}"));
        lines.push(format!("                    (by the link of {name}, the mentee)"));
        if let Some((name, page)) = room_of(crowd, site, (at, 1)) {
            lines.push(format!("     The same       {page}"));
            lines.push(format!("                    (by the link of {name}, the mentor)"));
        }
    }
    lines.push("Whatever you do here is gone when it stops: nobody else hears of it.".into());
    Ok(lines.join("\n") + "\n")
}

/// The page of two who go on, have agreed, read what a new chair reads, and have answered and noted much; by
/// the link of one of them.
fn a_room(crowd: &Crowd, site: &Site<Table>, side: usize) -> Option<(usize, String, String)> {
    let lang = crowd.lang();
    let reads_it = |at: usize| {
        let of = |who: &usize| crowd.people.get(*who).is_some_and(|one| one.lang == *lang);
        usize::from(crowd.couples.get(at).is_some_and(|couple| couple.two.iter().all(of)))
    };
    let has_done = |at: usize| {
        let agreed = crowd.agreed.iter().filter(|agreed| agreed.couple == at).count();
        let said = crowd.said.iter().filter(|said| said.couple == at).count();
        let much = said + crowd.wrote.iter().filter(|wrote| wrote.couple == at).count();
        (agreed, reads_it(at), much)
    };
    let all = crowd.couples.iter().enumerate();
    let is_steady = |couple: &Couple| couple.ended.is_none() && couple.course == Course::Steady;
    let going = all.filter(|(_, couple)| is_steady(couple));
    let (at, _) = going.max_by_key(|(at, _)| has_done(*at))?;
    let (name, page) = room_of(crowd, site, (at, side))?;
    Some((at, name, page))
}

/// The page of a couple, by the link of the mentee (0) or the mentor (1).
fn room_of(
    crowd: &Crowd,
    site: &Site<Table>,
    (at, side): (usize, usize),
) -> Option<(String, String)> {
    let couple = crowd.couples.get(at)?;
    let person = crowd.people.get(*couple.two.get(side)?)?;
    let link = site.links.room(&crowd.cast().program, &couple.id, &person.reference, 0);
    Some((person.name.clone(), link.address))
}
