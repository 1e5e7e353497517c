//! The audit log: who did what, the latest first.

use domain::desk::{AuditLine, AuditPage, Deed, Who};
use domain::reference::Reference;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::heading;
use super::keys::opens;
use super::pairings::end_reason;
use crate::desk::Desk;
use crate::loaded::{Load, Loaded};
use crate::markup::{El, button, classed, el, live};

pub(crate) fn view(desk: Desk) -> AnyView {
    let pages = Load::<AuditPage>::of(desk, desk.address("audit"));
    let is_busy = RwSignal::new(false);
    el("section")
        .child(heading(desk.text(texts::DESK_LOG)))
        .child(classed("p", "about").text(desk.text(texts::DESK_LOG_ABOUT)))
        .child(pages.view(move |page| table(desk, &page.lines)))
        .child(live(move || after(desk, pages, is_busy)))
        .view()
}

/// The way to what was before.
fn after(desk: Desk, pages: Load<AuditPage>, is_busy: RwSignal<bool>) -> AnyView {
    let Loaded::There(page) = pages.state().get() else { return crate::markup::nothing() };
    match page.before {
        None => classed("p", "quiet").text(desk.text(texts::DESK_LOG_END)).view(),
        Some(before) => button("plain", &desk.text(texts::DESK_LOG_MORE), move || {
            if is_busy.get_untracked() {
                return;
            }
            is_busy.set(true);
            let address = desk.address(&format!("audit?before={}", before.as_str()));
            spawn_local(async move {
                let next = desk.get::<AuditPage>(&address).await;
                is_busy.try_set(false);
                match next {
                    Ok(next) => {
                        pages.state().try_update(|state| {
                            if let Loaded::There(page) = state {
                                page.lines.extend(next.lines);
                                page.before = next.before;
                            }
                        });
                    }
                    Err(failure) => desk.complain_of(&failure),
                }
            });
        })
        .view(),
    }
}

fn table(desk: Desk, lines: &[AuditLine]) -> AnyView {
    let heads = [texts::DESK_LOG_WHEN, texts::DESK_LOG_WHO, texts::DESK_LOG_WHAT];
    let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
    classed("table", "list log")
        .child(classed("caption", "unseen").text(desk.text(texts::DESK_LOG)))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(lines.iter().map(|line| row(desk, line))))
        .view()
}

fn row(desk: Desk, line: &AuditLine) -> El {
    let cell = |label| el("td").attr("data-label", desk.text(label));
    el("tr")
        .child(cell(texts::DESK_LOG_WHEN).text(desk.moment(line.at)))
        .child(cell(texts::DESK_LOG_WHO).text(who(desk, &line.who)))
        .child(cell(texts::DESK_LOG_WHAT).text(deed(desk, &line.deed)))
}

/// Who it was, in words.
pub(crate) fn who(desk: Desk, who: &Who) -> String {
    match who {
        Who::Member { name, .. } => name.as_str().to_owned(),
        Who::ExportKey { name, .. } => desk.say(texts::DESK_WHO_KEY, &[("name", name.as_str())]),
        Who::UnnamedKey => desk.text(texts::DESK_WHO_UNNAMED_KEY),
        Who::Operator => desk.text(texts::DESK_WHO_OPERATOR),
        Who::Calendar => desk.text(texts::DESK_WHO_CALENDAR),
        Who::Foreign { program } => {
            desk.say(texts::DESK_WHO_FOREIGN, &[("program", program.as_str())])
        }
        Who::Outsider => desk.text(texts::DESK_WHO_OUTSIDER),
        Who::Person { reference } => {
            desk.say(texts::DESK_WHO_PERSON, &[("person", reference.as_str())])
        }
    }
}

/// What somebody did, in words. Whoever adds a deed says it here.
fn deed(desk: Desk, deed: &Deed) -> String {
    match deed {
        Deed::SignedIn => desk.text(texts::DESK_DID_SIGN_IN),
        Deed::SignedOut => desk.text(texts::DESK_DID_SIGN_OUT),
        Deed::EndedSessions => desk.text(texts::DESK_DID_END_SESSIONS),
        Deed::MemberAdded(on) => {
            let role = desk.role(on.role);
            desk.say(texts::DESK_DID_ADD, &[("name", on.name.as_str()), ("role", &role)])
        }
        Deed::MemberChanged(on) => match on.before {
            Some(before) if before != on.role => {
                let (before, role) = (desk.role(before), desk.role(on.role));
                let values = [("name", on.name.as_str()), ("before", &before), ("role", &role)];
                desk.say(texts::DESK_DID_CHANGE_ROLE, &values)
            }
            _ => desk.say(texts::DESK_DID_CHANGE, &[("name", on.name.as_str())]),
        },
        Deed::MemberRemoved(on) => desk.say(texts::DESK_DID_REMOVE, &[("name", on.name.as_str())]),
        Deed::ExportKeyMade { name, datasets, .. } => {
            let opens = opens(desk, datasets);
            let values = [("name", name.as_str()), ("datasets", &opens)];
            desk.say(texts::DESK_DID_MAKE_KEY, &values)
        }
        Deed::ExportKeyRevoked { name, .. } => {
            desk.say(texts::DESK_DID_REVOKE_KEY, &[("name", name.as_str())])
        }
        Deed::Exported { file, cohort: None } => {
            desk.say(texts::DESK_DID_EXPORT, &[("file", file)])
        }
        Deed::Exported { file, cohort: Some(cohort) } => {
            desk.say(texts::DESK_DID_EXPORT_OF, &[("file", file), ("cohort", cohort)])
        }
        Deed::YearForgotten { cohort } => {
            desk.say(texts::DESK_DID_FORGET, &[("cohort", cohort.as_str())])
        }
        Deed::ReportPublished { cohort } => {
            desk.say(texts::DESK_DID_PUBLISH_REPORT, &[("cohort", cohort.as_str())])
        }
        Deed::MailTriedAgain { .. } => desk.text(texts::DESK_DID_TRY_MAIL),
        Deed::MailGivenUp { .. } => desk.text(texts::DESK_DID_GIVE_UP_MAIL),
        Deed::Refused { call } => desk.say(texts::DESK_DID_TRY, &[("call", call)]),
        Deed::StandingsPut { people } => {
            desk.say(texts::DESK_DID_STANDINGS, &[("n", &people.len().to_string())])
        }
        Deed::Noted { person, .. } => {
            desk.say(texts::DESK_DID_NOTE, &[("person", person.as_str())])
        }
        Deed::Asked { person, .. } => desk.say(texts::DESK_DID_ASK, &[("person", person.as_str())]),
        Deed::Imported { cohort, form, rows } => {
            let n = rows.to_string();
            let values = [("n", n.as_str()), ("form", form.as_str()), ("cohort", cohort.as_str())];
            desk.say(texts::DESK_DID_IMPORT, &values)
        }
        _ => about_pairs(desk, deed),
    }
}

/// What somebody did about pairs, in words.
fn about_pairs(desk: Desk, deed: &Deed) -> String {
    let pair = |[a, b]: [&Reference; 2]| {
        desk.say(texts::DESK_MATCHING_PAIR, &[("a", a.as_str()), ("b", b.as_str())])
    };
    match deed {
        Deed::ScenarioPut { name, .. } => {
            desk.say(texts::DESK_DID_SCENARIO, &[("name", name.as_str())])
        }
        Deed::ScenarioDeleted { name, .. } => {
            desk.say(texts::DESK_DID_DROP_SCENARIO, &[("name", name.as_str())])
        }
        Deed::Judged { mentee, mentor, .. } => {
            desk.say(texts::DESK_DID_JUDGE, &[("pair", &pair([mentee, mentor]))])
        }
        Deed::PairingMade { partners, ask_first, .. } => {
            let key = if *ask_first { texts::DESK_DID_ASK_FIRST } else { texts::DESK_DID_PAIR };
            desk.say(key, &[("pair", &pair(partners.both()))])
        }
        Deed::PairingAccepted { .. } => desk.text(texts::DESK_DID_ACCEPT),
        Deed::PairingDeclined { .. } => desk.text(texts::DESK_DID_DECLINE),
        Deed::PairingsEnded { pairings, reason } => {
            let (n, why) = (pairings.len().to_string(), desk.text(end_reason(*reason)));
            desk.say(texts::DESK_DID_END, &[("n", &n), ("why", &why)])
        }
        Deed::PairingPaused { .. } => desk.text(texts::DESK_DID_PAUSE),
        Deed::PairingResumed { .. } => desk.text(texts::DESK_DID_RESUME),
        Deed::AsideSaid { .. } => desk.text(texts::DESK_DID_ASIDE),
        Deed::DealtWith { .. } => desk.text(texts::BOARD_DID),
        _ => desk.text(texts::DESK_DID_OTHER),
    }
}
