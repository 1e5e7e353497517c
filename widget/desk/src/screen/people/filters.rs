//! What narrows the list down.

use domain::desk::Status;
use domain::form::{Form, Kind, Question};
use domain::matching::Side;
use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::{AT_A_TIME, Screen};
use crate::browser;
use crate::markup::{El, button, classed, el, live};
use crate::people::filter::{Filter, Mark, Order};

/// Whether anybody may be left out.
pub(super) fn is_on(filter: &Filter) -> bool {
    filter.is_on()
}

pub(super) fn view(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let people = screen.people;
    let bar = classed("div", "filters")
        .child(screen.search())
        .child(screen.menu(
            "side",
            texts::DESK_SIDE,
            &sides(screen),
            |filter| name_of_side(filter.side),
            |filter, value| {
                filter.side = [Side::Mentee, Side::Mentor]
                    .into_iter()
                    .find(|side| name_of_side(Some(*side)) == value);
            },
        ))
        .child(screen.menu(
            "status",
            texts::DESK_STATUS,
            &statuses(screen),
            |filter| filter.status.map(name_of_status).unwrap_or_default(),
            |filter, value| {
                filter.status =
                    Status::ALL.into_iter().find(|status| name_of_status(*status) == value);
            },
        ))
        .child(screen.menu(
            "mark",
            texts::DESK_MARK,
            &marks(screen),
            |filter| filter.mark.map(|mark| format!("{mark:?}")).unwrap_or_default(),
            |filter, value| {
                filter.mark = Mark::ALL.into_iter().find(|mark| format!("{mark:?}") == value);
            },
        ))
        .child(screen.order_menu());
    let more = classed("details", "more")
        .child(el("summary").text(desk.text(texts::DESK_MORE_FILTERS)))
        .child(live(move || {
            let questions = people.forms.with(|forms| questions(forms));
            classed("div", "filters").children(questions.into_iter().map(|q| screen.chosen_menu(q)))
        }));
    let clear = button("link", &desk.text(texts::DESK_CLEAR_FILTERS), move || {
        people.typed.set(String::new());
        people.filter.set(Filter::default());
        browser::focus_on("#search");
    })
    .live_flag("hidden", move || !people.filter.with(Filter::is_on));
    classed("div", "narrow").child(bar).child(more).child(clear).view()
}

/// The questions with options of all forms, each once.
fn questions(forms: &[Form]) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for question in forms.iter().flat_map(Form::questions) {
        let has_options = !question.kind.options().is_empty();
        if !has_options || !question.who_sees.includes_committee() {
            continue;
        }
        match all.iter_mut().find(|known| known.id == question.id) {
            None => all.push(question.clone()),
            Some(known) => add_options(known, question),
        }
    }
    all
}

/// Two forms may ask the same with other options.
fn add_options(known: &mut Question, other: &Question) {
    let (Kind::Choice { options }
    | Kind::Menu { options }
    | Kind::Choices { options, .. }
    | Kind::Ranked { options, .. }) = &mut known.kind
    else {
        return;
    };
    for choice in other.kind.options() {
        if !options.iter().any(|there| there.id == choice.id) {
            options.push(choice.clone());
        }
    }
}

type Options = Vec<(String, String)>;

fn sides(screen: Screen) -> Options {
    [Side::Mentee, Side::Mentor]
        .map(|side| (name_of_side(Some(side)), screen.desk.side(side)))
        .to_vec()
}

fn name_of_side(side: Option<Side>) -> String {
    match side {
        None => String::new(),
        Some(Side::Mentee) => "mentee".to_owned(),
        Some(Side::Mentor) => "mentor".to_owned(),
    }
}

fn statuses(screen: Screen) -> Options {
    Status::ALL.map(|status| (name_of_status(status), screen.desk.status(status))).to_vec()
}

pub(super) fn name_of_status(status: Status) -> String {
    format!("{status:?}")
}

fn marks(screen: Screen) -> Options {
    Mark::ALL.map(|mark| (format!("{mark:?}"), screen.desk.text(name_of_mark(mark)))).to_vec()
}

/// What a mark is called.
pub(super) fn name_of_mark(mark: Mark) -> Key {
    match mark {
        Mark::Answered => texts::DESK_MARK_ANSWERED,
        Mark::Awaited => texts::DESK_MARK_AWAITED,
        Mark::Flagged => texts::DESK_MARK_FLAGGED,
        Mark::Repeat => texts::DESK_MARK_REPEAT,
        Mark::Noted => texts::DESK_MARK_NOTED,
    }
}

impl Screen {
    fn search(self) -> El {
        let people = self.people;
        let control = el("input")
            .attr("type", "search")
            .attr("id", "search")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("value", people.typed.get_untracked())
            .on("input", move |event| {
                let typed = browser::value(&event);
                let words = browser::fold(&typed);
                people.typed.set(typed);
                self.drawn.set(AT_A_TIME);
                people.filter.update(|filter| filter.words = words);
            });
        let value = live_value(control, people.typed);
        classed("div", "field wide")
            .child(el("label").attr("for", "search").text(self.desk.text(texts::DESK_SEARCH)))
            .child(value)
    }

    /// A menu of what is wanted; the first entry wants nothing.
    fn menu(
        self,
        id: &'static str,
        label: Key,
        options: &[(String, String)],
        now: impl Fn(&Filter) -> String + Send + Sync + 'static,
        want: impl Fn(&mut Filter, &str) + 'static,
    ) -> El {
        let (desk, people) = (self.desk, self.people);
        let control =
            options_of(desk.text(texts::DESK_ANY), options, move || people.filter.with(&now))
                .attr("id", id)
                .on("change", move |event| {
                    let value = browser::value(&event);
                    self.drawn.set(AT_A_TIME);
                    people.filter.update(|filter| want(filter, &value));
                });
        classed("div", "field")
            .child(el("label").attr("for", id).text(desk.text(label)))
            .child(control)
    }

    fn chosen_menu(self, question: Question) -> El {
        let (desk, people) = (self.desk, self.people);
        let id = format!("chose-{}", question.id);
        let options: Options = question
            .kind
            .options()
            .iter()
            .map(|choice| (choice.id.to_string(), choice.label.clone()))
            .collect();
        let wanted = question.id.clone();
        let now = move || {
            people.filter.with(|filter| {
                let found = filter.choices.iter().find(|(known, _)| *known == wanted);
                found.map(|(_, option)| option.clone()).unwrap_or_default()
            })
        };
        let asked = question.id.clone();
        let control = options_of(desk.text(texts::DESK_ANY), &options, now)
            .attr("id", id.clone())
            .on("change", move |event| {
                let value = browser::value(&event);
                self.drawn.set(AT_A_TIME);
                people.filter.update(|filter| filter.choose(&asked, value));
            });
        classed("div", "field")
            .child(el("label").attr("for", id).text(&question.ask))
            .child(control)
    }

    fn order_menu(self) -> El {
        let (desk, people) = (self.desk, self.people);
        let options = Order::ALL.map(|order| {
            let key = match order {
                Order::Newest => texts::DESK_ORDER_NEWEST,
                Order::Oldest => texts::DESK_ORDER_OLDEST,
                Order::Name => texts::DESK_ORDER_NAME,
                Order::Status => texts::DESK_ORDER_STATUS,
            };
            let is_now = people.order.get_untracked() == order;
            el("option")
                .attr("value", format!("{order:?}"))
                .flag("selected", is_now)
                .text(desk.text(key))
        });
        let control =
            el("select").attr("id", "order").children(options).on("change", move |event| {
                let value = browser::value(&event);
                if let Some(order) = Order::ALL.into_iter().find(|o| format!("{o:?}") == value) {
                    people.order.set(order);
                }
            });
        classed("div", "field")
            .child(el("label").attr("for", "order").text(desk.text(texts::DESK_ORDER)))
            .child(control)
    }
}

/// A menu whose choice follows what is wanted, also where something else changes that.
fn options_of(
    any: String,
    options: &[(String, String)],
    now: impl Fn() -> String + Send + Sync + 'static,
) -> El {
    let now = std::sync::Arc::new(now);
    let all = std::iter::once((String::new(), any)).chain(options.iter().cloned());
    let option = |(value, label): (String, String)| {
        let (now, own) = (now.clone(), value.clone());
        el("option").attr("value", value).live_prop("selected", move || now() == own).text(label)
    };
    el("select").children(all.map(option).collect::<Vec<_>>())
}

/// A control that shows what is typed, also where something else changes that.
fn live_value(control: El, typed: RwSignal<String>) -> El {
    control.live_text_prop("value", move || typed.get())
}
