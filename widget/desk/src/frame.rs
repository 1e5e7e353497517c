//! What stands around every screen: whose desk it is, the parts, who is signed in, what was said.

use domain::desk::{Role, SessionCard};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use crate::api::Failure;
use crate::browser;
use crate::desk::{Desk, Said};
use crate::loaded::waiting;
use crate::markup::{button, classed, el, live, live_text, nothing};
use crate::route::Route;
use crate::screen::{self, HEADING, sign_in};
use crate::session::Session;

/// The desk.
pub(crate) fn whole(desk: Desk) -> AnyView {
    browser::on_hash(move || go(desk));
    recognize(desk);
    Effect::new(move |_| browser::set_title(&title(desk)));
    // Whoever it is: a session that was ended and begun anew draws nothing anew.
    let who = Memo::new(move |_| {
        desk.session().with(|session| session.card().map(|card| (card.member.clone(), card.role)))
    });
    let is_found = Memo::new(move |_| desk.session().with(|s| matches!(s, Session::Found { .. })));
    live(move || match who.get() {
        Some((_, role)) => signed_in(desk, role),
        None if is_found.get() => waiting(desk),
        None => outside(desk),
    })
}

/// Somebody went to another part.
fn go(desk: Desk) {
    let there = Route::read(&browser::hash());
    if there != desk.route().get_untracked() {
        desk.hush();
        desk.route().set(there);
        browser::focus_on(HEADING);
        browser::to_top();
    }
}

/// Asks who it is whose token the tab has kept.
fn recognize(desk: Desk) {
    let Session::Found { token } = desk.session().get_untracked() else { return };
    spawn_local(async move {
        match desk.get::<SessionCard>("/v1/session").await {
            Ok(card) if desk.page(|page| page.program == card.program) => {
                desk.signed_in(Session::Of { token, card });
            }
            Ok(_) | Err(Failure::SignedOut) => desk.session_ended(),
            Err(failure) => {
                // The token stays in the tab: loading the page again tries it again.
                desk.session().set(Session::Nobody);
                desk.complain_of(&failure);
            }
        }
    });
}

fn title(desk: Desk) -> String {
    let is_outside = desk.session().with(|session| session.card().is_none());
    let part = match is_outside {
        true => texts::DESK_SIGN_IN,
        false => desk.route().with(Route::name),
    };
    let name = desk.page(|page| page.name.clone());
    [desk.text(part), desk.text(texts::DESK_TITLE), name].join(" – ")
}

/// For whoever is not signed in.
fn outside(desk: Desk) -> AnyView {
    classed("div", "outside")
        .child(masthead(desk, None))
        .child(el("main").attr("id", "content").child(said(desk)).child(sign_in::view(desk, None)))
        .view()
}

fn signed_in(desk: Desk, role: Role) -> AnyView {
    let ended = Memo::new(move |_| desk.session().with(Session::has_ended));
    let again = live(move || match desk.session().with_untracked(|s| s.card().cloned()) {
        Some(card) if ended.get() => sign_in::view(desk, Some(card)),
        _ => nothing(),
    });
    classed("div", "inside")
        .child(
            el("a")
                .attr("class", "skip")
                .attr("href", "#content")
                .text(desk.text(texts::DESK_SKIP))
                .on("click", |event| {
                    // The address keeps saying where one is.
                    event.prevent_default();
                    browser::focus_on(HEADING);
                }),
        )
        .child(masthead(desk, Some(role)).live_flag("inert", move || ended.get()))
        .child(navigation(desk).live_flag("inert", move || ended.get()))
        .child(
            el("main").attr("id", "content").child(again).child(
                el("div")
                    .live_flag("hidden", move || ended.get())
                    .child(said(desk))
                    .child(live(move || screen::view(desk, &desk.route().get()))),
            ),
        )
        .view()
}

fn masthead(desk: Desk, role: Option<Role>) -> crate::markup::El {
    let (association, name, program) =
        desk.page(|page| (page.association.clone(), page.name.clone(), page.program.to_string()));
    let whose = el("p")
        .attr("class", "whose")
        .child(el("a").attr("href", format!("/{program}")).attr("target", "_blank").text(name))
        .child(classed("span", "quiet").text(association));
    let header = classed("header", "masthead").child(whose);
    match role {
        Some(role) => header.child(account(desk, role)),
        None => header,
    }
}

/// Who is signed in, until when, and the ways out.
fn account(desk: Desk, role: Role) -> AnyView {
    let name = move || {
        desk.session().with(|session| {
            session.card().map(|card| card.name.as_str().to_owned()).unwrap_or_default()
        })
    };
    let until = move || {
        let until = desk.session().with(|session| session.card().map(|card| card.until));
        let until = until.map(|until| desk.time(until)).unwrap_or_default();
        desk.say(texts::DESK_UNTIL, &[("time", &until)])
    };
    let who = live_text(move || {
        desk.say(texts::DESK_ACCOUNT, &[("name", &name()), ("role", &desk.role(role))])
    });
    classed("details", "account")
        .child(el("summary").child(who))
        .child(
            classed("div", "card")
                .child(classed("p", "quiet").child(live_text(until)))
                .child(button("plain", &desk.text(texts::DESK_SIGN_OUT), move || {
                    leave(desk, "/v1/session", texts::DESK_SIGNED_OUT);
                }))
                .child(button("plain", &desk.text(texts::DESK_SIGN_OUT_EVERYWHERE), move || {
                    leave(desk, "/v1/sessions", texts::DESK_SIGNED_OUT_EVERYWHERE);
                })),
        )
        .view()
}

fn leave(desk: Desk, address: &'static str, sentence: texts::Key) {
    spawn_local(async move {
        match desk.delete(address).await {
            // A session that is over already is what was wanted.
            Ok(()) | Err(Failure::SignedOut) => {
                desk.signed_out(sentence);
                browser::focus_on(HEADING);
            }
            Err(failure) => desk.complain_of(&failure),
        }
    });
}

fn navigation(desk: Desk) -> crate::markup::El {
    let parts =
        Route::PARTS.into_iter().filter(|part| part.needs().is_none_or(|may| desk.may(may)));
    let item = |part: Route| {
        let here = part.clone();
        let link = el("a")
            .attr("href", format!("#{}", part.hash()))
            .text(desk.text(part.name()))
            .live("aria-current", move || {
                desk.route().with(|route| route.is_in(&here)).then(|| "page".to_owned())
            });
        el("li").child(link)
    };
    el("nav")
        .attr("aria-label", desk.text(texts::DESK_PARTS))
        .child(el("ul").children(parts.map(item)))
}

/// What was said last. It stays until something else happens, for nobody reads on a clock.
fn said(desk: Desk) -> AnyView {
    let sentence = live(move || match desk.said().get() {
        Some(said) => one_said(desk, said),
        None => nothing(),
    });
    classed("div", "said").attr("aria-live", "polite").child(sentence).view()
}

fn one_said(desk: Desk, said: Said) -> AnyView {
    let Said { sentence, is_wrong, undo } = said;
    let wrong = is_wrong
        .then(|| classed("span", "unseen").text(format!("{} ", desk.text(texts::DESK_ERROR))));
    let take_back = undo.map(|undo| {
        button("plain small", &desk.text(texts::DESK_UNDO), move || {
            desk.hush();
            undo.run(());
        })
    });
    classed("div", if is_wrong { "toast wrong" } else { "toast" })
        .child(el("p").children(wrong).text(sentence))
        .children(take_back)
        .child(
            button("close", "×", move || desk.hush())
                .attr("aria-label", desk.text(texts::DESK_CLOSE)),
        )
        .view()
}
