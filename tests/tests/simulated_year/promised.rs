//! Which mails each should have got, and on which day, worked out from what people did and what the
//! program promises, in the words of ARCHITECTURE.md: each milestone is asked on its day, whoever has not
//! answered is reminded twice, four days apart, and then the liaison is told.

use std::collections::{BTreeMap, BTreeSet};

use domain::heard::Contact;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use local::crowd::{Couple, Said};

use crate::months::{Promised, civil};
use crate::world::World;

/// A mail: the day, whose it is, and what its `Message-ID` begins with.
type Mail = (Date, String, String);

pub(crate) fn every_mail_went_out_once_and_on_its_day(world: &World) {
    let mut expected = expected(world);
    let nowhere = format!("@{}", world.crowd.cast().nowhere);
    let to_nowhere = expected.iter().filter(|(_, to, _)| to.ends_with(&nowhere)).count();
    assert!(to_nowhere > 0 && world.post_office.refused() >= to_nowhere, "they were tried");
    expected.retain(|(_, to, _)| !to.ends_with(&nowhere));
    // To where mail came back, nothing is sent from then on.
    let returned = |(day, to, _): &Mail| {
        let mut back = world.crowd.returned.iter();
        back.any(|it| world.crowd.people[it.who].address == *to && civil(it.on) <= *day)
    };
    let to_returned = expected.iter().filter(|mail| returned(mail)).count();
    assert!(to_returned > 0, "some more would have gone there");
    expected.retain(|mail| !returned(mail));
    expected.sort();
    // Whoever signs in at the desk gets a code: that is no promise.
    let came = world.came.iter().filter(|mail| !mail.id.starts_with("code."));
    let mut came: Vec<Mail> =
        came.map(|mail| (civil(mail.on), mail.to.clone(), plain(&mail.id))).collect();
    came.sort();
    let [all, promised]: [BTreeSet<&Mail>; 2] =
        [&came, &expected].map(|some| some.iter().collect());
    let lacking: Vec<&&Mail> = promised.difference(&all).collect();
    let needless: Vec<&&Mail> = all.difference(&promised).collect();
    assert!(
        lacking.is_empty() && needless.is_empty(),
        "lacking: {lacking:#?}\nneedless: {needless:#?}"
    );
    assert_eq!(came, expected, "and none came twice");
    let kind = |mail: &Mail| mail.2.split('.').next().unwrap().to_owned();
    let mut kinds = BTreeMap::<String, usize>::new();
    came.iter().for_each(|mail| *kinds.entry(kind(mail)).or_default() += 1);
    println!("every one of {} mails came once, on its day: {kinds:?}", came.len());
    for needed in
        ["aside", "introduced", "milestone", "not-yet", "parted", "receipt", "silent", "withdrawn"]
    {
        assert!(kinds.contains_key(needed), "{needed}: the year has some of each");
    }
    in_each_ones_own_time(world);
    nobody_was_asked_in_a_pause(world);
}

/// From the morning after a pair was let rest to the one of the day on which it went on, nobody hears of
/// its year; and after it they do again.
fn nobody_was_asked_in_a_pause(world: &World) {
    let resting = world.crowd.couples.iter().filter_map(|one| Some((one, one.rested?)));
    let (mut pauses, mut passed, mut after) = (0, 0, 0);
    let promised = Promised::by(world.crowd.cast().program.as_str());
    for (couple, (from, until)) in resting {
        pauses += 1;
        let until = until.or(couple.ended.map(|(on, _)| on)).unwrap();
        let [first, last] = [from, until].map(civil);
        let days = promised.of(couple.introduced);
        passed += days.iter().filter(|(_, day)| (first < *day) && (*day <= last)).count();
        for mail in &world.came {
            let of =
                ["milestone", "silent", "not-yet"].map(|kind| format!("{kind}.{}.", couple.id));
            if of.iter().any(|of| mail.id.starts_with(of)) {
                let day = civil(mail.on);
                assert!(day <= first || last < day, "{} came in a pause", mail.id);
                after += usize::from(last < day);
            }
        }
    }
    assert!(pauses > 0 && passed > 0 && after > 0, "{pauses}, {passed}, {after}");
    println!(
        "{pauses} pairs rested: {passed} days of their years passed, and {after} mails came after"
    );
}

/// When somebody was asked, it was that day by their own clock, too.
fn in_each_ones_own_time(world: &World) {
    let asked = world.came.iter().filter(|mail| mail.id.starts_with("milestone."));
    for mail in asked.filter(|mail| mail.on != world.down_on) {
        let mut people = world.crowd.people.iter();
        let zone = &people.find(|person| person.address == mail.to).unwrap().zone;
        let at = jiff::Timestamp::from_millisecond(mail.at.milliseconds()).unwrap();
        let local = TimeZone::get(zone).unwrap().to_datetime(at).date();
        assert_eq!(local, civil(mail.on), "{zone}");
    }
}

/// The id of a withdrawal ends in its second.
fn plain(id: &str) -> String {
    match id.starts_with("withdrawn.") {
        true => id.rsplit_once('.').unwrap().0.to_owned(),
        false => id.to_owned(),
    }
}

fn expected(world: &World) -> Vec<Mail> {
    let crowd = &world.crowd;
    let mut mails = Vec::new();
    let mut day = civil(crowd.first_day());
    for person in &crowd.people {
        mails.push((day, person.address.clone(), format!("receipt.{}", person.reference)));
        day = day.tomorrow().unwrap();
    }
    for couple in &crowd.couples {
        for who in couple.two {
            let person = &crowd.people[who];
            let id = format!("introduced.{}.{}", couple.id, person.reference);
            mails.push((civil(couple.introduced), person.address.clone(), id));
        }
    }
    for (at, person) in crowd.people.iter().enumerate().filter(|(_, one)| one.has_withdrawn) {
        // Whoever withdraws has nobody after that.
        let theirs = crowd.couples.iter().filter(|couple| couple.two.contains(&at));
        let day = theirs.filter_map(|couple| couple.ended).map(|(day, _)| day).max().unwrap();
        let id = format!("withdrawn.{}", person.reference);
        mails.push((civil(day), person.address.clone(), id));
    }
    for word in &crowd.confided {
        let to = crowd.couples[word.couple].liaison.clone();
        mails.push((civil(word.on), to, format!("aside.{}", word.id)));
    }
    for couple in &crowd.couples {
        let Some((by, (day, _))) = couple.ended_by.zip(couple.ended) else { continue };
        let partner = couple.two.into_iter().find(|who| *who != by).unwrap();
        let person = &crowd.people[partner];
        let id = format!("parted.{}.{}", couple.id, person.reference);
        mails.push((civil(day), person.address.clone(), id));
    }
    let promised = Promised::by(crowd.cast().program.as_str());
    for (at, couple) in crowd.couples.iter().enumerate() {
        Turns { world, couple, at, mails: &mut mails }.of_a_year(&promised);
    }
    mails
}

/// What one pair hears in its year.
struct Turns<'a> {
    world: &'a World,
    couple: &'a Couple,
    at: usize,
    mails: &'a mut Vec<Mail>,
}

impl Turns<'_> {
    fn of_a_year(&mut self, promised: &Promised) {
        let steps = promised.of(self.couple.introduced);
        let mut earliest = steps[0].1;
        for (number, (milestone, due)) in steps.iter().enumerate() {
            let following = steps.get(number + 1).map(|(_, day)| *day);
            let Some(done) = self.of_a_milestone(milestone, earliest.max(*due), following) else {
                return;
            };
            earliest = done;
        }
    }

    /// From which day on the next milestone may be said; nothing, where the pairing has ended.
    fn of_a_milestone(
        &mut self,
        milestone: &str,
        due: Date,
        following: Option<Date>,
    ) -> Option<Date> {
        let mut today = self.rung_from(due);
        if self.is_over(today) {
            return None;
        }
        if self.rests(today) {
            return Some(today);
        }
        let mut told = self.tell_of_not_yet(milestone, today);
        if self.silent(milestone, today).is_empty() {
            return Some(today);
        }
        let (mut said, mut times) = (today, 1);
        self.ask(milestone, times, today);
        if milestone == "agreement" {
            return today.tomorrow().ok();
        }
        loop {
            today = self.rung_from(today.tomorrow().unwrap());
            if self.is_over(today) {
                return None;
            }
            // What it was about is over, and what comes next comes on its own day.
            if self.rests(today) {
                return Some(today);
            }
            told = told || self.tell_of_not_yet(milestone, today);
            let has_waited = today >= said.checked_add(4.days()).unwrap();
            let is_overtaken = following.is_some_and(|day| day <= today);
            if self.silent(milestone, today).is_empty() {
                return Some(said.tomorrow().unwrap());
            }
            if is_overtaken || (has_waited && times == 3) {
                if has_waited {
                    self.tell("silent", milestone, today);
                }
                return Some(said.tomorrow().unwrap().max(today));
            }
            if has_waited {
                (said, times) = (today, times + 1);
                self.ask(milestone, times, today);
            }
        }
    }

    /// The first day from one on, on which somebody rings the calendar.
    fn rung_from(&self, mut day: Date) -> Date {
        while self.world.missed.iter().any(|missed| civil(*missed) == day) {
            day = day.tomorrow().unwrap();
        }
        day
    }

    /// The calendar runs in the morning, and pairs part at noon.
    fn is_over(&self, today: Date) -> bool {
        self.couple.ended.is_some_and(|(on, _)| civil(on) < today)
    }

    /// Pairs are let rest, and go on, at noon.
    fn rests(&self, today: Date) -> bool {
        let is_over = |until: Option<_>| until.is_some_and(|until| civil(until) < today);
        self.couple.rested.is_some_and(|(from, until)| civil(from) < today && !is_over(until))
    }

    fn answer(&self, milestone: &str, who: usize, today: Date) -> Option<&Said> {
        let is_it = |said: &&Said| {
            let is_theirs = said.couple == self.at && said.who == who;
            is_theirs && said.milestone.to_string() == milestone && civil(said.on) < today
        };
        self.world.crowd.said.iter().find(is_it)
    }

    /// Whoever is asked and has not answered by the morning of a day.
    fn silent(&self, milestone: &str, today: Date) -> Vec<usize> {
        // Who has agreed to the worksheet is not asked to, once both have.
        let agreed = |who: &usize| {
            let mut agreed = self.world.crowd.agreed.iter();
            agreed.any(|it| it.couple == self.at && it.who == *who && civil(it.on) < today)
        };
        if milestone == "agreement" && self.couple.two.iter().all(agreed) {
            return Vec::new();
        }
        // Three months after the year only mentees are asked.
        let [mentee, mentor] = self.couple.two;
        let asked = if milestone == "follow-up" { vec![mentee] } else { vec![mentee, mentor] };
        asked.into_iter().filter(|who| self.answer(milestone, *who, today).is_none()).collect()
    }

    fn ask(&mut self, milestone: &str, times: u8, today: Date) {
        for who in self.silent(milestone, today) {
            let person = &self.world.crowd.people[who];
            let (id, reference) = (&self.couple.id, &person.reference);
            let id = format!("milestone.{id}.{milestone}.{times}.{reference}");
            self.mails.push((today, person.address.clone(), id));
        }
    }

    /// Whether the liaison is told that somebody says that they have not been in contact.
    fn tell_of_not_yet(&mut self, milestone: &str, today: Date) -> bool {
        let said = |who: &usize| self.answer(milestone, *who, today).and_then(|said| said.contact);
        let is_so = self.couple.two.iter().any(|who| said(who) == Some(Contact::NotYet));
        if is_so {
            self.tell("not-yet", milestone, today);
        }
        is_so
    }

    fn tell(&mut self, what: &str, milestone: &str, today: Date) {
        let id = format!("{what}.{}.{milestone}", self.couple.id);
        self.mails.push((today, self.couple.liaison.clone(), id));
    }
}
