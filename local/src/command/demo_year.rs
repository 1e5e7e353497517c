//! A year of made-up people, seven months after they were introduced: so that whoever takes over a
//! program can look around in one that runs.

use domain::calendar::Milestone;
use domain::date::Date;
use functions::http::Site;
use functions::store::Table;
use local::crowd::{Cast, Couple, Crowd, Said, Size};
use local::system::System;

use super::{Sentence, sentence};

/// So many: enough to look around among, and few enough to be there in seconds.
const SIZE: Size = Size { mentees: 17, mentors: 13 };

/// What chance begins from: another number makes another year.
const SEED: u64 = 7;

/// So many months after the introductions it is today.
const MONTHS: u16 = 7;

/// Plays the year up to today, and says where to look; `say` is told how far it is.
pub(super) async fn play(system: &System, say: impl Fn(&str)) -> Result<String, Sentence> {
    let cast = Cast::read().map_err(sentence)?;
    let program = cast.program.to_string();
    let compiled = system.compile(&program).map_err(sentence)?;
    let mailer = system.house_mailer().ok_or("There is no mailbox here.")?;
    let site = system.functions();
    let crowd = Crowd::gather(site.clone(), (compiled, cast), SIZE, SEED).await;
    let mut crowd = crowd.map_err(sentence)?;
    let introduced = crowd.year().due(Milestone::Introductions);
    let introduced = introduced.ok_or("Nobody is introduced in that program.")?;
    let months: Vec<Date> = (0..=MONTHS).filter_map(|n| introduced.plus_months(n)).collect();
    let last = months.last().copied().unwrap_or(introduced);
    say(&format!("{} people apply for a year of {program} …", SIZE.mentees + SIZE.mentors));
    let mut today = crowd.first_day();
    while today <= last {
        crowd.day(today, &mailer).await.map_err(sentence)?;
        if let Some(month) = months.iter().position(|day| *day == today) {
            say(&format!("month {month} of {MONTHS} …"));
        }
        today = today.plus_days(1).ok_or("That is too late a year.")?;
    }
    Ok(where_to_look(&crowd, site, last))
}

/// What there is to see, and where.
fn where_to_look(crowd: &Crowd, site: &Site<Table>, today: Date) -> Sentence {
    let (program, host) = (&crowd.cast().program, site.links.host());
    let goes_on = crowd.couples.iter().filter(|couple| couple.ended.is_none()).count();
    let desk = format!("{host}/desk/{program}");
    let mut lines = vec![
        format!(
            "It is {today}: month {MONTHS} of a year in which {goes_on} of {} pairs go on.",
            crowd.couples.len()
        ),
        format!("  Their board       {desk}#pairings"),
        format!("  The report        {desk}#report"),
        format!("  Their mails       {host}/mail"),
    ];
    if let Some((name, page)) = a_room(crowd, site) {
        lines.push(format!("  A pair’s page     {page}"));
        lines.push(format!("                    (by the link of {name})"));
    }
    lines.join("\n") + "\n"
}

/// The page of two who go on and have answered much, by the link of the mentee.
fn a_room(crowd: &Crowd, site: &Site<Table>) -> Option<(String, String)> {
    let has_said = |at: usize| crowd.said.iter().filter(|said: &&Said| said.couple == at).count();
    let all = crowd.couples.iter().enumerate();
    let going = all.filter(|(_, couple): &(usize, &Couple)| couple.ended.is_none());
    let (_, couple) = going.max_by_key(|(at, _)| has_said(*at))?;
    let [mentee, _] = couple.two;
    let person = crowd.people.get(mentee)?;
    let link = site.links.room(&crowd.cast().program, &couple.id, &person.reference, 0);
    Some((person.name.clone(), link.address))
}
