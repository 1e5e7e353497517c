//! `program.toml`.

use std::collections::BTreeMap;

use super::reader::{Place, Reader, parse};
use super::year::{self, Starts};
use super::{Faults, File, texts, topic};
use crate::email::Email;
use crate::id::{CohortId, ProgramId, WindowId};
use crate::lang::Lang;
use crate::program::{Cohort, Event, Origin, Program, Window};
use crate::sign_on::{Audience, Issuer, SignOn};

/// What a program's file says.
pub(super) struct Read<'a> {
    pub(super) program: Program,
    /// Its own words, where Ligature would use others.
    pub(super) own_words: BTreeMap<String, String>,
    /// Where its years start.
    pub(super) starts: Starts<'a>,
}

pub(super) fn read<'a>(id: ProgramId, file: &'a File, faults: &'a Faults) -> Option<Read<'a>> {
    let table = parse(file, faults)?;
    let place = Place::start_of(file, faults);
    let reader = Reader::new(place, table.get_ref());
    let name = reader.need("name", reader.text("name"));
    let association = reader.need("association", reader.text("association"));
    let address = reader.need("address", reader.text("address"));
    let lang = reader.need("lang", lang(&reader));
    let keep_months = reader.need("keep-months", reader.number("keep-months"));
    let about = reader.texts("about");
    let hosts = hosts(&reader);
    let sign_on = reader.table("sign-on").and_then(sign_on);
    let mut starts = Starts::new();
    let cohorts = reader.tables("cohort").into_iter();
    let cohorts: Vec<Cohort> =
        cohorts.filter_map(|table| cohort(table, keep_months, place, &mut starts)).collect();
    let topics = topic::read(reader.tables("topic"));
    let overrides = reader.table("texts").map(|table| texts::overrides(&table));
    if address.is_some_and(|address| Email::parse(address).is_err()) {
        reader.place_of("address").fault("“address” must be an e-mail address");
    }
    if cohorts.is_empty() {
        reader.place().fault("the program has no cohort: add one under [[cohort]]");
    }
    refuse_overlaps(&cohorts, reader.place_of("cohort"));
    reader.finish();
    let program = Program {
        id,
        name: name?.to_owned(),
        association: association?.to_owned(),
        address: address?.to_owned(),
        lang: lang?,
        words_in: None,
        about,
        keep_months: keep_months?,
        hosts,
        sign_on,
        topics,
        cohorts,
    };
    Some(Read { program, own_words: overrides.unwrap_or_default(), starts })
}

fn lang(reader: &Reader<'_>) -> Option<Lang> {
    let tag = reader.text("lang")?;
    match Lang::new(tag) {
        Ok(lang) => Some(lang),
        Err(rule) => {
            reader.place_of("lang").fault(format!("“{tag}” is not a language: {rule}"));
            None
        }
    }
}

fn hosts(reader: &Reader<'_>) -> Vec<Origin> {
    let mut read = Vec::new();
    for host in reader.texts("hosts") {
        match Origin::parse(&host) {
            Ok(origin) => read.push(origin),
            Err(rule) => reader.place_of("hosts").fault(format!("“{host}” is not a host: {rule}")),
        }
    }
    read
}

fn sign_on(reader: Reader<'_>) -> Option<SignOn> {
    let issuer = reader.need("issuer", reader.text("issuer"));
    let audience = reader.need("audience", reader.text("audience"));
    let issuer = issuer.and_then(|issuer| {
        let not = |rule| format!("“{issuer}” is not an issuer: {rule}");
        let fault = |rule| reader.place_of("issuer").fault(not(rule));
        Issuer::parse(issuer).map_err(fault).ok()
    });
    let audience = audience.and_then(|audience| {
        let not = |rule| format!("“{audience}” is not an audience: {rule}");
        let fault = |rule| reader.place_of("audience").fault(not(rule));
        Audience::parse(audience).map_err(fault).ok()
    });
    reader.finish();
    Some(SignOn { issuer: issuer?, audience: audience? })
}

fn cohort<'a>(
    reader: Reader<'_>,
    keep_months: Option<u16>,
    file: Place<'a>,
    starts: &mut Starts<'a>,
) -> Option<Cohort> {
    let id = reader.need("id", reader.text("id"));
    let name = reader.need("name", reader.text("name"));
    let windows = reader.need("windows", reader.table("windows")).map(|table| windows(&table));
    let year = reader.table("year");
    let start = year.as_ref().map(|year| file.at_offset(year.place_of("matching").offset()));
    let year = year.and_then(|table| year::read(table, keep_months));
    let calendar = reader.tables("calendar").into_iter().filter_map(event).collect();
    let id = id.and_then(|id| match CohortId::new(id) {
        Ok(id) => Some(id),
        Err(rule) => {
            reader.place_of("id").fault(format!("rename the cohort “{id}”: {rule}"));
            None
        }
    });
    starts.extend(id.clone().zip(start));
    reader.finish();
    Some(Cohort { id: id?, name: name?.to_owned(), windows: windows?, year, calendar })
}

fn windows(table: &Reader<'_>) -> BTreeMap<WindowId, Window> {
    let mut read = BTreeMap::new();
    for (name, place, value) in table.entries() {
        let (Ok(id), Err(window)) = (WindowId::new(name), value) else {
            place.fault(format!(
                "“{name}” must be a window, as in apply = {{ opens = 2026-09-01, closes = 2027-01-31 }}"
            ));
            continue;
        };
        let opens = window.need("opens", window.date("opens"));
        let closes = window.need("closes", window.date("closes"));
        window.finish();
        let (Some(opens), Some(closes)) = (opens, closes) else { continue };
        if closes < opens {
            place
                .fault(format!("the window “{name}” closes before it opens: mend one of the days"));
        }
        read.insert(id, Window { opens, closes });
    }
    read
}

fn event(reader: Reader<'_>) -> Option<Event> {
    let on = reader.need("on", reader.date("on"));
    let what = reader.need("what", reader.text("what"));
    reader.finish();
    Some(Event { on: on?, what: what?.to_owned(), lang: None })
}

/// The server picks the cohort whose window is open: there must be one at the most.
fn refuse_overlaps(cohorts: &[Cohort], place: Place<'_>) {
    for (at, cohort) in cohorts.iter().enumerate() {
        for other in cohorts.iter().skip(at + 1) {
            if cohort.id == other.id {
                place.fault(format!("two cohorts are called “{}”: rename one", cohort.id));
            }
            for (name, window) in &cohort.windows {
                let overlaps =
                    |other: &&Window| window.opens <= other.closes && other.opens <= window.closes;
                if other.windows.get(name).filter(overlaps).is_some() {
                    place.fault(format!(
                        "the window “{name}” of “{}” overlaps that of “{}”: a form may be open for one cohort at a time",
                        cohort.id, other.id
                    ));
                }
            }
        }
    }
}
