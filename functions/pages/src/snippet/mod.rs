//! The snippet maker: a page owner chooses a form, sees it on sample guides, and copies what to
//! paste. It is a plain form that asks for the page again; with scripts the page follows by itself.

mod choices;
mod guide;
mod preview;
mod spelling;

use std::sync::LazyLock;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::id::ProgramId;
use domain::lang::Wanted;
use domain::texts;
use functions::http::{Problem, Site, cached_bytes, in_lang, program_head};
use functions::store::ProgramHead;

use self::choices::{Asked, Choices};
pub(crate) use self::preview::show as preview;
use self::spelling::Spelling;
use crate::PagesStore;
use crate::languages;
use crate::page::{guarded, hash_source, sorry};
use crate::template::{fill, insert};

const MAKER: &str = include_str!("../../templates/snippet.html");
const ASK: &str = include_str!("../../templates/snippet-ask.html");
const NOT_FOUND: &str = include_str!("../../templates/snippet-not-found.html");
const SCRIPT: &str = include_str!("../../templates/snippet.js");
const STYLE: &str =
    concat!(include_str!("../../templates/page.css"), include_str!("../../templates/snippet.css"));

/// What is shown follows from what was chosen, and from a list of hosts that may change.
const NOT_KEPT: &str = "no-store";

/// `GET /snippet`.
pub(crate) async fn show<S: PagesStore>(
    State(site): State<Site<S>>,
    Query(asked): Query<Asked>,
    Query(lang): Query<languages::Asked>,
    headers: HeaderMap,
) -> Response {
    let Some(name) = asked.program() else { return ask(StatusCode::OK, "", "") };
    let head = match ProgramId::new(name) {
        Ok(program) => program_head(&site, &program, &lang.wanted(&headers)).await,
        Err(_) => Err(Problem::missing()),
    };
    let head = match head {
        Ok(head) => head,
        Err(problem) if problem.details().status == StatusCode::NOT_FOUND.as_u16() => {
            return ask(StatusCode::NOT_FOUND, name, &fill(NOT_FOUND, &[("PROGRAM", name)]));
        }
        Err(problem) => return sorry(&problem),
    };
    let Some(choices) = Choices::of(&asked, &head) else { return sorry(&Problem::missing()) };
    // What readers see where the form can't work is in the form's language.
    let spoken = match choices.lang {
        Some(lang) => program_head(&site, &head.program.id, &Wanted::just(lang)).await,
        None => Ok(head.clone()),
    };
    match spoken {
        Ok(spoken) => maker(&site, &head, &spoken, &choices, &asked),
        Err(problem) => sorry(&problem),
    }
}

/// `GET /snippet.js`.
pub(crate) async fn script(asked: HeaderMap) -> Response {
    cached_bytes(&asked, "text/javascript; charset=utf-8", SCRIPT.into())
}

/// The page on which a program is named: no list of programs is kept anywhere.
fn ask(status: StatusCode, name: &str, note: &str) -> Response {
    let page = insert(&fill(ASK, &[("PROGRAM", name)]), "NOTE", note);
    guarded(status, insert(&page, "STYLE", STYLE), &POLICY, NOT_KEPT)
}

fn maker<S>(
    site: &Site<S>,
    head: &ProgramHead,
    spoken: &ProgramHead,
    choices: &Choices<'_>,
    asked: &Asked,
) -> Response {
    let ProgramHead { program, texts, .. } = head;
    let host = site.links.host().as_str();
    let title = &spoken.form(&choices.form.id).unwrap_or(choices.form).title;
    let own_lang = &program.lang;
    let spelling = Spelling { host, choices, own_lang, title, texts: &spoken.texts };
    let snippet = spelling.element();
    let in_this_lang = format!("&lang={}", head.lang());
    let step = texts.say(texts::SNIPPET_STEP_PASTE, &[("form", &choices.form.title)]);
    let words: Vec<(&str, &str)> =
        WORDS.iter().map(|(name, key)| (*name, texts.get(*key))).collect();
    let page = fill(MAKER, &words);
    let page = fill(
        &page,
        &[
            ("LANG", program.lang.as_str()),
            ("DIR", texts.direction()),
            ("PROGRAM", program.id.as_str()),
            ("NAME", &program.name),
            ("ASSOCIATION", &program.association),
            ("QUESTIONS", &texts.say(texts::PAGE_QUESTIONS, &[("address", &program.address)])),
            ("STEP_PASTE", &step),
            ("GUIDE", asked.guide().unwrap_or_default()),
            ("ACCENT", choices.accent_or_ours()),
            ("SNIPPET", &snippet),
            ("SNIPPET_ROWS", &(snippet.lines().count() + 1).to_string()),
            ("SPELLED", &spelling.spelled()),
            ("FRAME", &spelling.frame()),
            ("ADDRESS", &spelling.address()),
            ("POLICY", &spelling.policy()),
            ("BS3", &[choices.preview("bs3").as_str(), &in_this_lang].concat()),
            ("BS5", &[choices.preview("bs5").as_str(), &in_this_lang].concat()),
        ],
    );
    let page = insert(&page, "FORMS", &choices.forms(head));
    let page = insert(&page, "LANGS", &choices.langs(head));
    let page = insert(&page, "LANGUAGES", &languages::snippet_menu(head));
    let page = insert(&page, "THEMES", &choices.themes(texts));
    let page = insert(&page, "LEVELS", &choices.levels());
    let page = insert(&page, "FIRST", if choices.is_first { " checked" } else { "" });
    let page = insert(&page, "COLORS", &choices.colors(texts));
    let page = insert(&page, "ANSWER", &guide::answer(asked.guide(), program, texts));
    let page = guarded(StatusCode::OK, insert(&page, "STYLE", STYLE), &POLICY, NOT_KEPT);
    in_lang(head.lang(), page)
}

/// Nobody may frame it; it frames its own sample guides.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = hash_source(STYLE);
    format!(
        "default-src 'none'; script-src 'self'; style-src {style}; connect-src 'self'; \
         frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
});

/// The template's words that are said as they stand.
const WORDS: &[(&str, texts::Key)] = &[
    ("TITLE", texts::SNIPPET_TITLE),
    ("ABOUT", texts::SNIPPET_ABOUT),
    ("CHOOSE", texts::SNIPPET_CHOOSE),
    ("PROGRAM_LABEL", texts::SNIPPET_PROGRAM),
    ("OTHER", texts::SNIPPET_OTHER),
    ("FORM_LABEL", texts::SNIPPET_FORM),
    ("THEME_LABEL", texts::SNIPPET_THEME),
    ("LEVEL_LABEL", texts::SNIPPET_LEVEL),
    ("LEVEL_HELP", texts::SNIPPET_LEVEL_HELP),
    ("FIRST_LABEL", texts::SNIPPET_FIRST),
    ("FIRST_HELP", texts::SNIPPET_FIRST_HELP),
    ("COLOR_LABEL", texts::SNIPPET_COLOR),
    ("COLOR_OWN", texts::SNIPPET_COLOR_OWN),
    ("GUIDE_LABEL", texts::SNIPPET_GUIDE),
    ("GUIDE_HELP", texts::SNIPPET_GUIDE_HELP),
    ("UPDATE", texts::SNIPPET_UPDATE),
    ("UPDATED", texts::SNIPPET_UPDATED),
    ("SNIPPET_TITLE", texts::SNIPPET_SNIPPET),
    ("SNIPPET_ABOUT", texts::SNIPPET_SNIPPET_ABOUT),
    ("PIN", texts::SNIPPET_PIN),
    ("PIN_HELP", texts::SNIPPET_PIN_HELP),
    ("COPY", texts::SNIPPET_COPY),
    ("COPIED", texts::SNIPPET_COPIED),
    ("STEPS", texts::SNIPPET_STEPS),
    ("STEP_BOX", texts::SNIPPET_STEP_BOX),
    ("STEP_TRY", texts::SNIPPET_STEP_TRY),
    ("STEP_MAP", texts::SNIPPET_STEP_MAP),
    ("LIVE", texts::SNIPPET_LIVE),
    ("LIVE_ABOUT", texts::SNIPPET_LIVE_ABOUT),
    ("LIVE_BS3", texts::SNIPPET_LIVE_BS3),
    ("LIVE_BS5", texts::SNIPPET_LIVE_BS5),
    ("OTHERS", texts::SNIPPET_OTHERS),
    ("SPELLED_TITLE", texts::SNIPPET_SPELLED),
    ("SPELLED_ABOUT", texts::SNIPPET_SPELLED_ABOUT),
    ("FRAME_TITLE", texts::SNIPPET_FRAME),
    ("FRAME_ABOUT", texts::SNIPPET_FRAME_ABOUT),
    ("ADDRESS_TITLE", texts::SNIPPET_ADDRESS),
    ("ADDRESS_ABOUT", texts::SNIPPET_ADDRESS_ABOUT),
    ("POLICY_TITLE", texts::SNIPPET_POLICY),
    ("POLICY_ABOUT", texts::SNIPPET_POLICY_ABOUT),
];
