//! The form of somebody on the committee, new or known.

use domain::desk::{MOST_MEMBERS, MemberCard, MemberId, MemberName, PutMember, Role};
use domain::email::Email;
use domain::text::{Lines, clean};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::{Doing, Screen, look_at_oneself};
use crate::api::Failure;
use crate::browser;
use crate::field::{Field, shown_problem};
use crate::markup::{El, classed, el};

#[derive(Clone, Copy)]
struct Form {
    screen: Screen,
    member: StoredValue<Option<MemberCard>>,
    /// What names whoever is new: the same however often it is sent.
    id: StoredValue<String>,
    name: Field,
    address: Field,
    role: RwSignal<Role>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
}

pub(super) fn view(screen: Screen, member: Option<MemberCard>) -> AnyView {
    let desk = screen.desk;
    let title = match &member {
        Some(member) => desk.say(texts::DESK_MEMBER_CHANGE, &[("name", member.name.as_str())]),
        None => desk.text(texts::DESK_MEMBER_ADD),
    };
    let of = |read: fn(&MemberCard) -> String| member.as_ref().map(read).unwrap_or_default();
    let form = Form {
        screen,
        id: StoredValue::new(browser::random()),
        name: Field::new("name", of(|member| member.name.as_str().to_owned())),
        address: Field::new("address", of(|member| member.address.clone())),
        role: RwSignal::new(member.as_ref().map_or(Role::Member, |member| member.role)),
        problem: RwSignal::new(None),
        is_busy: RwSignal::new(false),
        member: StoredValue::new(member),
    };
    browser::focus_on("#name");
    let address = form.address.view(&desk.text(texts::DESK_ADDRESS), None, |input| {
        input.attr("type", "email").attr("autocomplete", "off")
    });
    let name = form
        .name
        .view(&desk.text(texts::DESK_MEMBER_NAME), None, |i| i.attr("autocomplete", "off"));
    let save = classed("button", "main")
        .attr("type", "submit")
        .live("aria-disabled", move || form.is_busy.get().then(|| "true".to_owned()))
        .text(desk.text(texts::DESK_SAVE));
    classed("form", "card")
        .attr("novalidate", "")
        .child(el("h2").text(title))
        .child(name)
        .child(address)
        .child(form.roles())
        .child(shown_problem(form.problem, "form-problem"))
        .child(classed("p", "actions").child(save).child(screen.cancel()))
        .on("submit", move |event| {
            event.prevent_default();
            form.save();
        })
        .view()
}

impl Form {
    fn roles(self) -> El {
        let desk = self.screen.desk;
        let chosen = self.role.get_untracked();
        let option = move |role: Role| {
            let about = desk.text(match role {
                Role::Chair => texts::DESK_MAY_CHAIR,
                Role::Member => texts::DESK_MAY_MEMBER,
                Role::Liaison => texts::DESK_MAY_LIAISON,
                Role::Reader => texts::DESK_MAY_READER,
            });
            let id = format!("role-{}", role as usize);
            let control = el("input")
                .attr("type", "radio")
                .attr("name", "role")
                .attr("id", id.clone())
                .attr("aria-describedby", format!("{id}-may"))
                .flag("checked", role == chosen)
                .on("change", move |_| self.role.set(role));
            classed("div", "option")
                .child(control)
                .child(el("label").attr("for", id.clone()).text(desk.role(role)))
                .child(classed("p", "hint").attr("id", format!("{id}-may")).text(about))
        };
        classed("fieldset", "field")
            .child(el("legend").text(desk.text(texts::DESK_MEMBER_ROLE)))
            .children(Role::ALL.map(option))
    }

    /// What is wrong, if anything is; else what to send.
    fn checked(self) -> Option<PutMember> {
        let desk = self.screen.desk;
        let Ok(name) = MemberName::new(&self.name.text()) else {
            self.name.complain(desk.text(texts::DESK_MEMBER_NO_NAME));
            return None;
        };
        let Ok(address) = Email::parse(&clean(&self.address.text(), Lines::One)) else {
            self.address.complain(desk.text(texts::DESK_EMAIL_SHAPE));
            return None;
        };
        let id = self.member.with_value(|member| member.as_ref().map(|member| member.id.clone()));
        let members = self.screen.members.there().map(|there| there.members).unwrap_or_default();
        let others = || members.iter().filter(|other| Some(&other.id) != id.as_ref());
        let has_it = |other: &&MemberCard| {
            Email::parse(&other.address).is_ok_and(|other| other.folded() == address.folded())
        };
        if let Some(other) = others().find(has_it) {
            let name = [("name", other.name.as_str())];
            self.address.complain(desk.say(texts::DESK_MEMBER_TAKEN, &name));
            return None;
        }
        let role = self.role.get_untracked();
        let is_chaired = role == Role::Chair || others().any(|other| other.role == Role::Chair);
        if !is_chaired {
            self.problem.set(Some(desk.text(texts::DESK_MEMBER_LAST_CHAIR)));
            return None;
        }
        if id.is_none() && members.len() >= MOST_MEMBERS {
            let n = [("n", &*MOST_MEMBERS.to_string())];
            self.problem.set(Some(desk.say(texts::DESK_MEMBER_FULL, &n)));
            return None;
        }
        Some(PutMember { name, address: address.as_str().to_owned(), role })
    }

    fn save(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.problem.set(None);
        let Some(body) = self.checked() else { return };
        let (screen, desk) = (self.screen, self.screen.desk);
        let known = self.member.get_value();
        let seen = known.as_ref().map(|member| member.revision);
        let id = match known.as_ref() {
            Some(member) => member.id.clone(),
            None => match MemberId::new(&self.id.get_value()) {
                Ok(id) => id,
                Err(_) => return,
            },
        };
        self.is_busy.set(true);
        let address = desk.address(&format!("committee/{id}"));
        spawn_local(async move {
            let done = desk.send::<MemberCard>("PUT", &address, seen, &body).await;
            self.is_busy.try_set(false);
            match done {
                Ok(member) => {
                    screen.members.again();
                    screen.doing.try_set(Doing::Nothing);
                    let key = match known {
                        Some(_) => texts::DESK_MEMBER_CHANGED,
                        None => texts::DESK_MEMBER_ADDED,
                    };
                    desk.tell(desk.say(key, &[("name", member.name.as_str())]));
                    browser::focus_on("#content h1");
                    if desk.card().is_some_and(|card| card.member == member.id) {
                        look_at_oneself(desk);
                    }
                }
                Err(failure) => self.failed(&failure),
            }
        });
    }

    /// What was typed stays; where somebody else was faster, the list shows what they did.
    fn failed(self, failure: &Failure) {
        let desk = self.screen.desk;
        if let Some(sentence) = failure.sentence(desk) {
            self.problem.try_set(Some(sentence));
        }
        if matches!(failure, Failure::Stale | Failure::Gone | Failure::Rule) {
            self.screen.members.again();
            let address = desk.address("committee");
            let member = self.member;
            spawn_local(async move {
                let Ok(now) = desk.get::<super::Members>(&address).await else { return };
                member.try_update_value(|member| {
                    if let Some(seen) = member
                        && let Some(now) = now.members.into_iter().find(|now| now.id == seen.id)
                    {
                        *seen = now;
                    }
                });
            });
        }
    }
}
