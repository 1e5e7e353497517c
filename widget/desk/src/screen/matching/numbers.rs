//! Points and places, changed to see what would be then.

use domain::texts::{self, Key};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use plan::{Dial, Shown};

use super::Screen;
use crate::browser;
use crate::markup::{El, classed, el, unfolds};

pub(super) fn view(screen: Screen, plan: &Shown) -> AnyView {
    let [points, places] = screen.unfolded;
    classed("div", "dials")
        .child(list(screen, texts::DESK_MATCHING_WHAT_COUNTS, ("points", points), &plan.points))
        .child(list(screen, texts::DESK_MATCHING_WHO_TAKES, ("places", places), &plan.places))
        .view()
}

/// Numbers that are drawn when somebody wants to see them, and stay open while it is solved.
fn list(
    screen: Screen,
    title: Key,
    (name, is_open): (&'static str, RwSignal<bool>),
    dials: &[Dial],
) -> El {
    let dials = StoredValue::new(dials.to_vec());
    let rows = move || {
        let rows = dials.with_value(|dials| {
            let row = |(at, dial): (usize, &Dial)| row(screen, format!("{name}-{at}"), dial);
            dials.iter().enumerate().map(row).collect::<Vec<El>>()
        });
        el("div").children(rows).view()
    };
    unfolds(&screen.desk.text(title), is_open, rows)
}

fn row(screen: Screen, id: String, dial: &Dial) -> El {
    let (desk, most, usual) = (screen.desk, dial.most.to_string(), dial.usual.to_string());
    let is_other = dial.now != dial.usual;
    let otherwise = is_other.then(|| {
        let usually = desk.say(texts::DESK_MATCHING_USUALLY, &[("n", &usual)]);
        classed("span", "quiet").text(usually)
    });
    let label = el("label").attr("for", id.clone()).attr("dir", "auto").text(&dial.label);
    let (dial, focus) = (dial.clone(), format!("#{id}"));
    let input = el("input")
        .attr("type", "number")
        .attr("id", id)
        .attr("min", "0")
        .attr("max", most.clone())
        .attr("value", dial.now.to_string())
        .on("change", move |event| {
            let typed: Option<u16> = browser::value(&event).parse().ok();
            let other = typed.map(|number| (number != dial.usual).then_some(number));
            match other.and_then(|number| dial.what.wished(number)) {
                Some(wished) => screen.bench.wish_for(wished, focus.clone()),
                None => desk.complain(desk.say(texts::DESK_MATCHING_NO_NUMBER, &[("n", &most)])),
            }
        });
    classed("p", "dial").child(label).child(input).children(otherwise)
}
