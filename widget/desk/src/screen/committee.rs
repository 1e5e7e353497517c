//! Who is on the committee: added, changed, taken off it and put back.

mod form;

use domain::desk::{MemberCard, MemberId, PutMember};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;
use serde::Deserialize;

use super::heading;
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;
use crate::loaded::Load;
use crate::markup::{El, button, classed, el, live, nothing};
use crate::session::Session;

#[derive(Clone, Deserialize)]
struct Members {
    members: Vec<MemberCard>,
}

/// What is done to whom at the moment.
#[derive(Clone, PartialEq)]
enum Doing {
    Nothing,
    Adding,
    Changing(MemberId),
    /// Somebody is about to take themselves off the committee.
    Leaving,
}

#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    members: Load<Members>,
    doing: RwSignal<Doing>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    let members = Load::of(desk, desk.address("committee"));
    let screen = Screen { desk, members, doing: RwSignal::new(Doing::Nothing) };
    let add = button("main", &desk.text(texts::DESK_MEMBER_ADD), move || {
        screen.doing.set(Doing::Adding);
    })
    .live_flag("hidden", move || screen.doing.get() != Doing::Nothing);
    el("section")
        .child(heading(desk.text(texts::DESK_COMMITTEE)))
        .child(classed("p", "about").text(desk.text(texts::DESK_COMMITTEE_ABOUT)))
        .child(live(move || screen.form()))
        .child(members.view(move |members| screen.table(&members.members)))
        .child(classed("p", "actions").child(add))
        .view()
}

impl Screen {
    /// The form of whoever is added or changed, or the question before somebody leaves.
    fn form(self) -> AnyView {
        match self.doing.get() {
            Doing::Nothing => nothing(),
            Doing::Adding => form::view(self, None),
            Doing::Changing(id) => {
                let members = self.members.there().map(|there| there.members).unwrap_or_default();
                match members.into_iter().find(|member| member.id == id) {
                    Some(member) => form::view(self, Some(member)),
                    None => nothing(),
                }
            }
            Doing::Leaving => self.leaving(),
        }
    }

    fn leaving(self) -> AnyView {
        let desk = self.desk;
        browser::focus_on("#leave");
        let leave = button("main", &desk.text(texts::DESK_MEMBER_LEAVE_YES), move || {
            let me = desk.card().map(|card| card.member);
            let members = self.members.there().map(|there| there.members).unwrap_or_default();
            if let Some(member) = members.into_iter().find(|member| Some(&member.id) == me.as_ref())
            {
                self.remove(member);
            }
        });
        classed("div", "card")
            .attr("id", "leave")
            .attr("tabindex", "-1")
            .child(el("p").text(desk.text(texts::DESK_MEMBER_LEAVE)))
            .child(classed("p", "actions").child(leave).child(self.cancel()))
            .view()
    }

    fn cancel(self) -> El {
        button("plain", &self.desk.text(texts::DESK_CANCEL), move || {
            self.doing.set(Doing::Nothing);
            browser::focus_on("#content h1");
        })
    }

    fn table(self, members: &[MemberCard]) -> AnyView {
        let desk = self.desk;
        let heads = [texts::DESK_MEMBER_NAME, texts::DESK_ADDRESS, texts::DESK_MEMBER_ROLE];
        let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        let row = el("tr").children(head).child(el("td"));
        classed("table", "list")
            .child(classed("caption", "unseen").text(desk.text(texts::DESK_COMMITTEE)))
            .child(el("thead").child(row))
            .child(el("tbody").children(members.iter().map(|member| self.row(member))))
            .view()
    }

    fn row(self, member: &MemberCard) -> El {
        let desk = self.desk;
        let is_me = desk.card().is_some_and(|card| card.member == member.id);
        let you = is_me.then(|| classed("span", "tag").text(desk.text(texts::DESK_MEMBER_YOU)));
        let (to_change, to_remove) = (member.id.clone(), member.clone());
        let change = self.act(texts::DESK_CHANGE, member, move || {
            self.doing.set(Doing::Changing(to_change.clone()));
        });
        let remove = self.act(texts::DESK_REMOVE, member, move || {
            if is_me { self.doing.set(Doing::Leaving) } else { self.remove(to_remove.clone()) }
        });
        let cell = |key| el("td").attr("data-label", desk.text(key));
        el("tr")
            .child(el("th").attr("scope", "row").text(member.name.as_str()).text(" ").children(you))
            .child(cell(texts::DESK_ADDRESS).child(el("bdi").text(&member.address)))
            .child(cell(texts::DESK_MEMBER_ROLE).text(desk.role(member.role)))
            .child(classed("td", "acts").child(change).child(remove))
    }

    /// A button in somebody's row: who it is about is said, too.
    fn act(self, what: texts::Key, member: &MemberCard, press: impl FnMut() + 'static) -> El {
        let what = self.desk.text(what);
        let values = [("what", what.as_str()), ("name", member.name.as_str())];
        let named = self.desk.say(texts::DESK_OF_WHOM, &values);
        button("link", &what, press).attr("aria-label", named)
    }

    /// Takes somebody off the committee at once; it can be taken back.
    fn remove(self, member: MemberCard) {
        let desk = self.desk;
        let is_me = desk.card().is_some_and(|card| card.member == member.id);
        spawn_local(async move {
            match desk.delete(&desk.address(&format!("committee/{}", member.id))).await {
                Ok(()) if is_me => desk.signed_out(texts::DESK_SIGNED_OUT),
                Ok(()) => {
                    self.doing.try_set(Doing::Nothing);
                    self.members.again();
                    let name = member.name.as_str();
                    let sentence = desk.say(texts::DESK_MEMBER_REMOVED, &[("name", name)]);
                    desk.tell_with_undo(sentence, move || self.put_back(&member));
                }
                Err(failure) => self.failed(&failure),
            }
        });
    }

    fn put_back(self, member: &MemberCard) {
        let desk = self.desk;
        let address = desk.address(&format!("committee/{}", member.id));
        let MemberCard { name, address: mailbox, role, .. } = member.clone();
        spawn_local(async move {
            let body = PutMember { name, address: mailbox, role };
            match desk.send::<MemberCard>("PUT", &address, None, &body).await {
                Ok(_) => {
                    self.members.again();
                    desk.tell(desk.text(texts::DESK_UNDONE));
                }
                Err(failure) => self.failed(&failure),
            }
        });
    }

    fn failed(self, failure: &Failure) {
        let desk = self.desk;
        let sentence = match failure {
            Failure::Rule => Some(desk.text(texts::DESK_MEMBER_LAST_CHAIR)),
            other => other.sentence(desk),
        };
        if matches!(failure, Failure::Stale | Failure::Gone) {
            self.members.again();
        }
        if let Some(sentence) = sentence {
            desk.complain(sentence);
        }
    }
}

/// Asks who one is now: what one may do can have changed by one's own hand.
fn look_at_oneself(desk: Desk) {
    let token = desk.session().with_untracked(|session| session.token().to_owned());
    spawn_local(async move {
        if let Ok(card) = desk.get("/v1/session").await {
            desk.signed_in(Session::Of { token, card });
        }
    });
}
