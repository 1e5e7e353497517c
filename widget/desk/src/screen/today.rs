//! The first screen: what needs a person.

use domain::desk::{ExportKeyCard, May, MemberCard, PairingsPage, ParkedMails, Role, Status};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use serde::Deserialize;

use super::{empty as sentence, heading, pairings};
use crate::browser;
use crate::desk::Desk;
use crate::loaded::{Load, Loaded, waiting};
use crate::markup::{classed, el, live};
use crate::people::Reading;
use crate::people::filter::{Filter, Mark, Row};
use crate::route::Route;

/// Keys that end within so many days are said.
const SOON: u32 = 14;

#[derive(Clone, Deserialize)]
struct Members {
    members: Vec<MemberCard>,
}

#[derive(Clone, Deserialize)]
struct Keys {
    keys: Vec<ExportKeyCard>,
}

/// Something that needs a person, and where it is done.
struct Due {
    sentence: String,
    part: Route,
    /// Of the people, which it is about.
    filter: Option<Filter>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    let name = desk.card().map(|card| card.name.as_str().to_owned()).unwrap_or_default();
    let title = desk.say(texts::DESK_TODAY_HELLO, &[("name", &name)]);
    let charts = desk.may(May::Match).then(|| {
        let link = el("a").attr("href", format!("#{}", Route::Charts.hash()));
        classed("p", "ways").child(link.text(desk.text(Route::Charts.name())))
    });
    el("section").child(heading(title)).child(due(desk)).children(charts).view()
}

fn due(desk: Desk) -> AnyView {
    let role = desk.card().map(|card| card.role);
    match role {
        Some(Role::Liaison) => return of_liaison(desk),
        Some(Role::Reader) => {
            let sentence = desk.text(texts::DESK_TODAY_READER);
            return listed(desk, vec![Due { sentence, part: Route::Report, filter: None }]);
        }
        _ => {}
    }
    let people = desk.people();
    let reads = desk.may(May::ReadPeople);
    if reads {
        people.read(desk);
    }
    let mails = reads.then(|| Load::<ParkedMails>::of(desk, desk.address("parked-mails")));
    let pairings = reads.then(|| pairings::load(desk)).flatten();
    let keeps = desk.may(May::KeepCommittee) && desk.may(May::KeepExportKeys);
    let members = keeps.then(|| Load::<Members>::of(desk, desk.address("committee")));
    let keys = keeps.then(|| Load::<Keys>::of(desk, desk.address("export-keys")));
    live(move || {
        let mut all = Vec::new();
        if reads && people.reading.get() == Reading::UnderWay && people.rows.with(Vec::is_empty) {
            return waiting(desk);
        }
        if reads {
            people.rows.with(|rows| all.extend(of_people(desk, rows)));
        }
        if let Some(Loaded::There(page)) = pairings.map(|load| load.state().get()) {
            all.extend(of_pairings(desk, &page));
            all.extend(of_asked(desk, &page));
        }
        if let Some(Loaded::There(mails)) = mails.map(|load| load.state().get()) {
            all.extend(of_mails(desk, &mails));
        }
        if let Some(Loaded::There(members)) = members.map(|load| load.state().get()) {
            all.extend(of_committee(desk, &members.members));
        }
        if let Some(Loaded::There(keys)) = keys.map(|load| load.state().get()) {
            all.extend(of_keys(desk, &keys.keys));
        }
        listed(desk, all)
    })
}

/// Who has answered, who is new, and what looks odd about those.
fn of_people(desk: Desk, rows: &[Row]) -> impl Iterator<Item = Due> {
    let new = Filter { status: Some(Status::New), ..Filter::default() };
    let odd = Filter { mark: Some(Mark::Flagged), ..new.clone() };
    let answered = Filter { mark: Some(Mark::Answered), ..Filter::default() };
    let due = |(key, filter): (texts::Key, Filter)| {
        let n = rows.iter().filter(|row| filter.lets(row)).count();
        let sentence = desk.say(key, &[("n", &n.to_string())]);
        (n > 0).then_some(Due { sentence, part: Route::People, filter: Some(filter) })
    };
    let all = [
        (texts::DESK_TODAY_ANSWERED, answered),
        (texts::DESK_TODAY_NEW, new),
        (texts::DESK_TODAY_FLAGGED, odd),
    ];
    all.into_iter().filter_map(due).collect::<Vec<_>>().into_iter()
}

/// Mentors who were asked first, and are not there for whom they were asked.
fn of_asked(desk: Desk, page: &PairingsPage) -> Option<Due> {
    let n = pairings::freed(&page.pairings).count();
    let sentence = desk.say(texts::DESK_TODAY_FREED, &[("n", &n.to_string())]);
    (n > 0).then_some(Due { sentence, part: Route::Matching, filter: None })
}

/// Pairs that need somebody.
fn of_pairings(desk: Desk, page: &PairingsPage) -> Option<Due> {
    let n = pairings::in_need(page);
    let sentence = desk.say(texts::BOARD_TODAY, &[("n", &n.to_string())]);
    (n > 0).then_some(Due { sentence, part: Route::Pairings, filter: None })
}

/// The pairs that a liaison looks after.
fn of_liaison(desk: Desk) -> AnyView {
    let none = move || sentence(desk.text(texts::DESK_TODAY_LIAISON));
    let Some(load) = pairings::load(desk) else { return none() };
    load.view(move |page| {
        let n = page.pairings.iter().filter(|card| card.is_live).count();
        let sentence = desk.say(texts::DESK_TODAY_PAIRS, &[("n", &n.to_string())]);
        match n {
            0 => none(),
            _ => {
                let all = Due { sentence, part: Route::Pairings, filter: None };
                listed(desk, of_pairings(desk, page).into_iter().chain([all]).collect())
            }
        }
    })
}

fn of_mails(desk: Desk, ParkedMails { mails, .. }: &ParkedMails) -> Option<Due> {
    let n = mails.len();
    let sentence = desk.say(texts::DESK_TODAY_MAILS, &[("n", &n.to_string())]);
    (n > 0).then_some(Due { sentence, part: Route::Mails, filter: None })
}

fn of_committee(desk: Desk, members: &[MemberCard]) -> Option<Due> {
    let chairs = members.iter().filter(|member| member.role == Role::Chair).count();
    let key = match (members.len(), chairs) {
        (1, _) => texts::DESK_TODAY_ALONE,
        (_, 1) => texts::DESK_TODAY_ONE_CHAIR,
        _ => return None,
    };
    Some(Due { sentence: desk.text(key), part: Route::Committee, filter: None })
}

fn of_keys(desk: Desk, keys: &[ExportKeyCard]) -> Option<Due> {
    let (now, soon) = (browser::now(), browser::now().plus_days(SOON));
    let ends = |key: &&ExportKeyCard| {
        key.revoked_at.is_none() && now < key.good_until && key.good_until < soon
    };
    let n = keys.iter().filter(ends).count();
    let sentence = desk.say(texts::DESK_TODAY_KEYS, &[("n", &n.to_string())]);
    (n > 0).then_some(Due { sentence, part: Route::Keys, filter: None })
}

fn listed(desk: Desk, all: Vec<Due>) -> AnyView {
    if all.is_empty() {
        return sentence(desk.text(texts::DESK_TODAY_NOTHING));
    }
    let item = |due: Due| {
        let Due { sentence, part, filter } = due;
        let link = el("a")
            .attr("href", format!("#{}", part.hash()))
            .text(desk.text(part.name()))
            .on("click", move |_| {
                if let Some(filter) = &filter {
                    desk.people().typed.set(String::new());
                    desk.people().filter.set(filter.clone());
                }
            });
        el("li").child(el("p").text(sentence)).child(link)
    };
    classed("ul", "due").children(all.into_iter().map(item)).view()
}
