//! The year on one page: as the service draws it, for whoever prints it or sends it on.

use std::sync::Arc;

use domain::desk::May;
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::spawn_local;

use super::people::cohorts;
use super::{HEADING, empty, heading};
use crate::api::Failure;
use crate::browser;
use crate::desk::Desk;
use crate::loaded::{Loaded, drawn_or_said};
use crate::markup::{El, button, classed, el, live, nothing};

/// Where the page stands.
const PLACE: &str = "#report";

/// How a page says that it can be published.
const CAN_BE_PUBLISHED: &str = "data-state=\"draft\"";

/// The report of a cohort.
#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    address: StoredValue<String>,
    page: RwSignal<Loaded<String>>,
    /// Whether somebody is about to publish it.
    asks: RwSignal<bool>,
}

pub(crate) fn view(desk: Desk) -> AnyView {
    let cohort = desk.people().cohort;
    let shown = live(move || match cohort.get() {
        Some(cohort) => Screen::of(desk, cohort.as_str()).view(),
        None => empty(desk.text(texts::DESK_PEOPLE_NO_COHORT)),
    });
    classed("section", "year-report")
        .child(heading(desk.text(texts::DESK_REPORT)))
        .child(classed("p", "about").text(desk.text(texts::DESK_REPORT_ABOUT)))
        .child(cohorts(desk, desk.people()))
        .child(shown)
        .view()
}

impl Screen {
    fn of(desk: Desk, cohort: &str) -> Self {
        let address = desk.address(&format!("cohorts/{cohort}/report"));
        let screen = Self {
            desk,
            address: StoredValue::new(address),
            page: RwSignal::new(Loaded::Waiting),
            asks: RwSignal::new(false),
        };
        screen.fetch();
        Effect::new(move |_| {
            // Again, where the session had ended meanwhile.
            let is_signed_in = desk.session().with(|session| !session.token().is_empty());
            let has_failed = screen
                .page
                .with_untracked(|page| matches!(page, Loaded::Failed(Failure::SignedOut)));
            if is_signed_in && has_failed {
                screen.fetch();
            }
        });
        screen
    }

    /// An address of the report, in the words of this page.
    fn in_words(self, file: &str) -> String {
        let lang = self.desk.page(|page| page.lang.clone());
        self.address.with_value(|address| format!("{address}{file}?lang={lang}"))
    }

    fn fetch(self) {
        let (desk, address) = (self.desk, self.in_words(""));
        spawn_local(async move {
            let page = match desk.get_text(&address).await {
                Ok(page) => Loaded::There(page),
                Err(failure) => Loaded::Failed(failure),
            };
            self.page.try_set(page);
        });
    }

    fn view(self) -> AnyView {
        let drawn = move || match self.page.get() {
            Loaded::There(page) => Ok(self.drawn(&page)),
            Loaded::Waiting => Err(None),
            // There is one in every year: it is not published yet.
            Loaded::Failed(Failure::Gone) => Ok(empty(self.desk.text(texts::DESK_REPORT_NOT_YET))),
            Loaded::Failed(failure) => Err(Some(failure)),
        };
        drawn_or_said(self.desk, Box::new(drawn), Arc::new(move || self.fetch()))
    }

    fn drawn(self, page: &str) -> AnyView {
        browser::show_page(PLACE, page);
        let publishes = page.contains(CAN_BE_PUBLISHED) && self.desk.may(May::PublishReports);
        el("div")
            .child(self.acts(publishes))
            .child(live(move || if self.asks.get() { self.asked() } else { nothing() }))
            .child(classed("div", "year-page").attr("id", "report"))
            .view()
    }

    fn acts(self, publishes: bool) -> El {
        let desk = self.desk;
        let xlsx = button("plain", &desk.text(texts::DESK_REPORT_XLSX), move || {
            let address = self.in_words(".xlsx");
            spawn_local(async move {
                if let Err(failure) = desk.download(&address, |_, _| {}).await {
                    desk.complain_of(&failure);
                }
            });
        });
        let publish = publishes.then(|| {
            button("plain", &desk.text(texts::DESK_REPORT_PUBLISH), move || {
                self.asks.set(true);
                browser::focus_on("#publish");
            })
            .live_flag("hidden", move || self.asks.get())
        });
        let print = button("main", &desk.text(texts::DESK_REPORT_PRINT), browser::print_page);
        classed("p", "actions").child(print).child(xlsx).children(publish)
    }

    /// Asks whether somebody means it: it can't be taken back.
    fn asked(self) -> AnyView {
        let desk = self.desk;
        let yes = button("main small", &desk.text(texts::DESK_REPORT_PUBLISH_YES), move || {
            self.publish();
        });
        let no = button("plain small", &desk.text(texts::DESK_CANCEL), move || {
            self.asks.set(false);
            browser::focus_on(HEADING);
        });
        classed("div", "asked")
            .child(el("p").text(desk.text(texts::DESK_REPORT_PUBLISH_ABOUT)))
            .child(classed("p", "actions").child(yes.attr("id", "publish")).child(no))
            .view()
    }

    fn publish(self) {
        let (desk, address) = (self.desk, self.address.get_value());
        spawn_local(async move {
            match desk.post_text(&address, "").await {
                Ok(_) => {
                    desk.tell(desk.text(texts::DESK_REPORT_PUBLISH_DONE));
                    self.asks.try_set(false);
                    self.fetch();
                    browser::focus_on(HEADING);
                }
                Err(failure) => desk.complain_of(&failure),
            }
        });
    }
}
