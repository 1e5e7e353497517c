//! The board: who is introduced to whom, how far the two have come, and who needs somebody.

mod advice;
mod case;
mod ending;
mod goals;
mod handed_over;
mod happened;
mod letter;
mod pausing;
mod rematch;
mod resting;
mod row;
mod words;

use std::collections::BTreeSet;

use domain::course::Course;
use domain::desk::{PairingCard, PairingId, PairingsPage};
use domain::texts;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use self::words::Kind;
pub(crate) use self::words::end_reason;
use super::heading;
use super::people::cohorts;
use crate::desk::Desk;
use crate::field::choice;
use crate::loaded::Load;
use crate::markup::{El, classed, el, live, live_text};

/// The list, what narrows it down, and which one is about to be ended, or to be followed by others.
#[derive(Clone, Copy)]
struct Screen {
    desk: Desk,
    pairings: Load<PairingsPage>,
    kind: RwSignal<String>,
    liaison: RwSignal<String>,
    ending: RwSignal<Option<PairingId>>,
    rematching: RwSignal<Option<PairingId>>,
}

pub(super) fn view(desk: Desk) -> AnyView {
    let cohort = desk.people().cohort;
    el("section")
        .child(heading(desk.text(texts::DESK_PAIRINGS)))
        .child(classed("p", "about").text(desk.text(texts::DESK_PAIRINGS_ABOUT)))
        .child(cohorts(desk, desk.people()))
        .child(live(move || {
            // Another cohort has others.
            cohort.track();
            list(desk)
        }))
        .view()
}

/// The pairings of the cohort whose pairs are shown first, or that somebody has chosen; nothing, where there is no
/// cohort.
pub(super) fn load(desk: Desk) -> Option<Load<PairingsPage>> {
    let cohort = desk.people().of_pairs()?;
    Some(Load::of(desk, desk.address(&format!("cohorts/{cohort}/pairings"))))
}

/// How many need somebody, as whoever asks sees them.
pub(super) fn in_need(page: &PairingsPage) -> usize {
    let all = page.pairings.iter().chain(&page.handed_over);
    all.filter(|card| Kind::of(card) == Kind::On(Course::NeedsAttention)).count()
}

/// Those whose mentor was asked, and is not there for them; but for those whose mentee has somebody
/// by now, or has withdrawn.
pub(super) fn freed(cards: &[PairingCard]) -> impl Iterator<Item = &PairingCard> {
    let live = cards.iter().filter(|card| card.is_live);
    let mut taken = BTreeSet::new();
    taken.extend(live.flat_map(|card| card.pairing.partners.both()));
    let mut seen = BTreeSet::new();
    cards.iter().filter(move |card| {
        let [mentee, _] = card.pairing.partners.both();
        let is_here = card.people.iter().any(|person| person.reference == *mentee);
        let is_freed = matches!(Kind::of(card), Kind::Declined | Kind::Lapsed);
        is_freed && is_here && !taken.contains(mentee) && seen.insert(mentee)
    })
}

fn list(desk: Desk) -> AnyView {
    let Some(pairings) = load(desk) else {
        return classed("p", "empty").text(desk.text(texts::DESK_PEOPLE_NO_COHORT)).view();
    };
    let screen = Screen {
        desk,
        pairings,
        kind: RwSignal::new(String::new()),
        liaison: RwSignal::new(String::new()),
        ending: RwSignal::new(None),
        rematching: RwSignal::new(None),
    };
    pairings.view(move |page| screen.drawn(page))
}

impl Screen {
    fn drawn(self, page: &PairingsPage) -> AnyView {
        let desk = self.desk;
        let handed_over = handed_over::view(self, &page.handed_over);
        if page.pairings.is_empty() {
            let none = classed("p", "empty").text(desk.text(texts::DESK_PAIRINGS_NONE));
            return el("div").child(none).children(handed_over).view();
        }
        let cards = StoredValue::new(page.pairings.clone());
        let count = live_text(move || {
            let n = cards.with_value(|cards| self.fitting(cards).count()).to_string();
            desk.say(texts::DESK_PAIRINGS_COUNT, &[("n", &n)])
        });
        el("div")
            .child(self.filters(&page.pairings))
            .child(classed("p", "count").attr("role", "status").child(count))
            .child(live(move || cards.with_value(|cards| self.board(cards))))
            .children(handed_over)
            .view()
    }

    /// Those that fit.
    fn fitting(self, cards: &[PairingCard]) -> impl Iterator<Item = &PairingCard> {
        let (kind, liaison) = (self.kind.get(), self.liaison.get());
        cards.iter().filter(move |card| {
            let is_kind = kind.is_empty() || kind == Kind::of(card).as_str();
            is_kind && (liaison.is_empty() || card.pairing.liaison.as_str() == liaison)
        })
    }

    fn filters(self, cards: &[PairingCard]) -> El {
        let desk = self.desk;
        let any = || (String::new(), desk.text(texts::DESK_ANY));
        let own = cards.iter().find(|card| self.is_own(card));
        let own = own
            .map(|card| (card.pairing.liaison.as_str().to_owned(), desk.text(texts::BOARD_MINE)));
        let kinds = Kind::ALL.map(|kind| (kind.as_str().to_owned(), desk.text(kind.name())));
        let kinds = std::iter::once(any()).chain(kinds);
        // By name.
        let mut liaisons: BTreeSet<(&str, &str)> = BTreeSet::new();
        let named = cards.iter().filter(|card| !card.liaison.is_empty() && !self.is_own(card));
        liaisons.extend(named.map(|card| (&*card.liaison, card.pairing.liaison.as_str())));
        let several = (liaisons.len() + usize::from(own.is_some()) > 1).then(|| {
            let liaisons = liaisons.iter().map(|(name, id)| ((*id).to_owned(), (*name).to_owned()));
            let options = std::iter::once(any()).chain(own).chain(liaisons);
            choice("liaison", &desk.text(texts::DESK_PAIRINGS_LIAISON), options, self.liaison)
        });
        classed("div", "narrow filters")
            .child(choice("kind", &desk.text(texts::DESK_STATUS), kinds, self.kind))
            .children(several)
    }

    /// Those that fit, by how they stand.
    fn board(self, cards: &[PairingCard]) -> AnyView {
        let mut groups =
            Kind::ALL.into_iter().filter_map(|kind| self.group(cards, kind)).peekable();
        if groups.peek().is_none() {
            return classed("p", "empty").text(self.desk.text(texts::DESK_NOBODY_FITS)).view();
        }
        classed("div", "board").children(groups).view()
    }

    /// Those that stand so, whoever's own first.
    fn group(self, cards: &[PairingCard], kind: Kind) -> Option<El> {
        let fitting = |is_own: bool| {
            let fitting = self.fitting(cards).filter(move |card| Kind::of(card) == kind);
            fitting.filter(move |card| self.is_own(card) == is_own)
        };
        let n = fitting(true).chain(fitting(false)).count();
        let all = fitting(true).chain(fitting(false));
        let shown = match kind {
            _ if n == 0 => return None,
            Kind::On(Course::NeedsAttention) => {
                classed("ul", "cases").children(all.map(|card| case::view(self, card)))
            }
            _ => self.table(kind, all.map(|card| row::view(self, card))),
        };
        let title = el("h2").text(self.desk.text(kind.name())).text(" ");
        let title = title.child(classed("span", "tag").text(n.to_string()));
        Some(el("section").attr("data-kind", kind.as_str()).child(title).child(shown))
    }

    fn table(self, kind: Kind, rows: impl Iterator<Item = El>) -> El {
        let desk = self.desk;
        let heads = [texts::DESK_PAIRINGS_TWO, texts::DESK_STATUS, texts::DESK_PAIRINGS_LIAISON];
        let head = heads.map(|key| el("th").attr("scope", "col").text(desk.text(key)));
        classed("table", "list")
            .child(classed("caption", "unseen").text(desk.text(kind.name())))
            .child(el("thead").child(el("tr").children(head).child(el("td"))))
            .child(el("tbody").children(rows))
    }

    /// Whether whoever is signed in looks after it.
    fn is_own(self, card: &PairingCard) -> bool {
        self.desk.card().is_some_and(|own| own.member == card.pairing.liaison)
    }
}
