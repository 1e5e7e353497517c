//! What each comparison makes of two answers.

use domain::matching::{Fit, Found, Judged, LineReason, Scenario, Side};
use serde_json::{Value, json};

use crate::town::{Town, pair, reference};

/// What the only line finds between a mentee and a mentor with these answers.
fn line(line: &str, mentee: Value, mentor: Value) -> LineReason {
    let town = Town::with(&format!("[[line]]\nid = \"it\"\npoints = 60\n{line}"));
    let pool = town.mentee(1, mentee).mentor(2, mentor).pool();
    let reasons = pool.reasons(&Scenario::default(), &pair(1, 2)).unwrap();
    assert_eq!(reasons.blocks, []);
    let [line] = <[LineReason; 1]>::try_from(reasons.lines).unwrap();
    assert_eq!((reasons.points, reasons.of), (line.points, line.of), "the lines add up");
    line
}

fn points(rule: &str, mentee: Value, mentor: Value) -> (u16, u16) {
    let line = line(rule, mentee, mentor);
    (line.points, line.of)
}

#[test]
fn ranked_topics_count_the_more_the_higher_they_are_ranked() {
    let rule = "compare = \"ranked\"\nmentee = \"wants\"\nmentor = \"areas\"\nignore = [\"other\"]";
    for (wants, areas, expected) in [
        (json!(["a", "b", "c"]), json!(["a", "b", "c"]), 60),
        (json!(["a", "b", "c"]), json!(["a"]), 30),
        (json!(["c", "b", "a"]), json!(["a"]), 10),
        (json!(["a", "b", "c"]), json!(["b"]), 20),
        (json!(["a", "b", "c"]), json!(["b", "c", "d"]), 30),
        (json!(["a", "b"]), json!(["a"]), 40),
        (json!(["a"]), json!(["a", "b"]), 60),
        (json!(["a"]), json!(["b"]), 0),
        // “Other” says nothing, and takes nothing from the rest.
        (json!(["other", "a"]), json!(["a", "other"]), 60),
        (json!(["other"]), json!(["other"]), 0),
    ] {
        let said = format!("{wants} {areas}");
        let found = points(rule, json!({ "wants": wants }), json!({ "areas": areas }));
        assert_eq!(found, (expected, 60), "{said}");
    }
    let line = line(rule, json!({ "wants": ["b", "a", "d"] }), json!({ "areas": ["d", "a"] }));
    let found = json!({ "options": { "agree": ["a", "d"], "missing": ["b"] } });
    assert_eq!(serde_json::to_value(line.found).unwrap(), found);
}

#[test]
fn an_overlap_counts_what_the_mentee_named_or_as_much_as_is_enough() {
    let all = "compare = \"overlap\"\nmentee = \"areas\"\nmentor = \"areas\"";
    let enough = "compare = \"overlap\"\nmentee = \"areas\"\nmentor = \"areas\"\nenough = 2";
    for (rule, mentee, mentor, expected) in [
        (all, json!(["a", "b", "c"]), json!(["a", "c", "d"]), 40),
        (all, json!(["a"]), json!(["a", "b", "c", "d"]), 60),
        (all, json!(["a", "b"]), json!(["c"]), 0),
        (enough, json!(["a", "b", "c"]), json!(["a", "b"]), 60),
        (enough, json!(["a", "b", "c"]), json!(["a"]), 30),
        (enough, json!(["a"]), json!(["a"]), 60),
    ] {
        let said = format!("{rule} {mentee} {mentor}");
        let found = points(rule, json!({ "areas": mentee }), json!({ "areas": mentor }));
        assert_eq!(found, (expected, 60), "{said}");
    }
}

#[test]
fn the_same_is_the_same_and_one_of_those_is_one_of_those() {
    let same = "compare = \"same\"\nmentee = \"type\"\nmentor = \"type\"";
    assert_eq!(points(same, json!({ "type": "ca" }), json!({ "type": "ca" })), (60, 60));
    assert_eq!(points(same, json!({ "type": "ca" }), json!({ "type": "us" })), (0, 60));
    let one_of =
        "compare = \"one-of\"\nmentee = \"stage\"\nmentor = \"for\"\nempty = \"anyone-fits\"";
    let student = || json!({ "stage": "student" });
    assert_eq!(points(one_of, student(), json!({ "for": ["early", "student"] })), (60, 60));
    assert_eq!(points(one_of, student(), json!({ "for": ["late"] })), (0, 60));
    let line = line(one_of, student(), json!({}));
    assert_eq!(line.points, 60, "who names nobody doesn't mind");
    assert_eq!(line.found, Found::Unanswered { by: vec![Side::Mentor], anyone_fits: true });
}

#[test]
fn options_that_are_alike_are_the_same() {
    let rule =
        "compare = \"overlap\"\nmentee = \"areas\"\nmentor = \"areas\"\nalike = { b = \"a\" }";
    assert_eq!(points(rule, json!({ "areas": ["a"] }), json!({ "areas": ["b"] })), (60, 60));
    assert_eq!(points(rule, json!({ "areas": ["a", "b"] }), json!({ "areas": ["a"] })), (60, 60));
}

#[test]
fn nearer_in_the_order_is_better() {
    let rule =
        "compare = \"ordered\"\nmentee = \"often\"\nmentor = \"often\"\nignore = [\"other\"]";
    for (mentee, mentor, expected) in [
        ("weekly", "weekly", 60),
        ("weekly", "monthly", 30),
        ("seldom", "monthly", 30),
        ("weekly", "seldom", 0),
        ("other", "weekly", 0),
    ] {
        let found = points(rule, json!({ "often": mentee }), json!({ "often": mentor }));
        assert_eq!(found, (expected, 60), "{mentee} {mentor}");
    }
}

#[test]
fn time_zones_count_the_hours_of_a_week_that_suit_both() {
    let rule = "compare = \"time-zones\"\nmentee = \"zone\"\nmentor = \"zone\"\nenough = 10\n\
                otherwise = \"mon-fri 9-17\"\ntimes = { mentee = \"times\", mentor = \"times\", \
                hours = { morning = \"mon-fri 8-12\", evening = \"mon-fri 18-22\" } }";
    let at = |zone: &str, times: &[&str]| json!({ "zone": zone, "times": times });
    for (mentee, mentor, expected, minutes, apart) in [
        (at("UTC", &["morning"]), at("UTC", &["morning"]), 60, 1200, 0),
        (at("UTC", &["morning"]), at("UTC", &["evening"]), 0, 0, 0),
        // 8 in Chicago is 14 in London; 18 there is 12 here.
        (at("UTC", &["evening"]), at("America/Chicago", &["morning"]), 0, 0, -360),
        (at("UTC", &[]), at("America/Chicago", &["morning"]), 60, 900, -360),
        // 9 to 17 in Kolkata is 3:30 to 11:30 in London: from 8 on, three and a half hours a day.
        (at("UTC", &["morning"]), at("Asia/Kolkata", &[]), 60, 1050, 330),
        // And a quarter less in Kathmandu.
        (at("UTC", &["morning"]), at("Asia/Kathmandu", &[]), 60, 975, 345),
        (at("America/Chicago", &[]), at("Asia/Kolkata", &["evening"]), 45, 450, 690),
        (at("America/Chicago", &["morning"]), at("Asia/Kolkata", &["evening"]), 60, 750, 690),
    ] {
        let said = format!("{mentee} {mentor}");
        let line = line(rule, mentee, mentor);
        assert_eq!(line.found, Found::Time { minutes, apart }, "{said}");
        assert_eq!((line.points, line.of), (expected, 60), "{said}");
    }
    let nowhere = line(rule, at("UTC", &[]), at("Europe/Paris", &[]));
    assert_eq!(nowhere.points, 0, "nobody has said what that zone's name means");
    assert_eq!(nowhere.found, Found::Unanswered { by: vec![Side::Mentor], anyone_fits: false });
}

#[test]
fn the_region_counts_only_where_one_of_them_asked_for_it() {
    let rule = "compare = \"region\"\nmentee = \"country\"\nmentor = \"country\"\n\
                [line.asked]\nmentee = { question = \"near\", is = [\"yes\"] }\n\
                mentor = { question = \"near\", is = [\"yes\"] }";
    let of = |country: &str, near: &str| json!({ "country": country, "near": near });
    for (mentee, mentor, expected) in [
        (of("ca", "no"), of("ca", "no"), (0, 0)),
        (of("ca", "yes"), of("ca", "no"), (60, 60)),
        (of("ca", "no"), of("ca", "yes"), (60, 60)),
        (of("ca", "yes"), of("us", "no"), (0, 60)),
        (json!({ "near": "yes" }), of("us", "no"), (0, 60)),
    ] {
        let said = format!("{mentee} {mentor}");
        assert_eq!(points(rule, mentee, mentor), expected, "{said}");
    }
}

#[test]
fn identity_is_judged_by_the_committee_and_only_where_the_mentee_asked() {
    let rule = "[[line]]\nid = \"it\"\npoints = 5\ncompare = \"identity\"\nmentee = \"identity\"\n\
                mentor = \"identity\"\nasked = { question = \"gate\", is = [\"yes\"] }";
    let town = Town::with(rule)
        .mentee(1, json!({ "gate": "yes", "identity": "x" }))
        .mentee(2, json!({ "gate": "no" }))
        .mentor(3, json!({ "gate": "yes", "identity": "x" }));
    let found = |mentee: u64, judged: &[Judged]| {
        let pool = town.pool().judging(judged);
        let reasons = pool.reasons(&Scenario::default(), &pair(mentee, 3)).unwrap();
        (reasons.points, reasons.of, reasons.lines[0].found.clone())
    };
    assert_eq!(found(1, &[]), (0, 5, Found::ToJudge));
    assert_eq!(found(2, &[]), (0, 0, Found::NotAsked));
    for (fit, points) in [(Fit::Fits, 5), (Fit::InPart, 3), (Fit::FitsNot, 0)] {
        let (mentee, mentor) = (reference(1), reference(3));
        let judged = Judged { mentee, mentor, line: "it".to_owned().try_into().unwrap(), fit };
        assert_eq!(found(1, &[judged]), (points, 5, Found::Judged(fit)));
    }
}
