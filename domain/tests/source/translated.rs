//! Programs in other languages than their own.

use domain::Form;
use domain::form::{Choice, Kind, Question};
use domain::lang::Lang;
use domain::source::{Compiled, Fault, File, Missing, compile};
use domain::texts;

use super::base::{FORM, FORM_FR, LISTS, LISTS_FR, PROGRAM, PROGRAM_FR, TEXTS_FR};
use super::{file, programs, read_folder};

pub(crate) fn files() -> Vec<File> {
    [
        ("p/program.toml", PROGRAM),
        ("p/lists.toml", LISTS),
        ("p/forms/apply.toml", FORM),
        ("p/fr/program.toml", PROGRAM_FR),
        ("p/fr/lists.toml", LISTS_FR),
        ("p/fr/forms/apply.toml", FORM_FR),
    ]
    .map(|(path, text)| file(path, text))
    .to_vec()
}

pub(crate) fn texts() -> Vec<File> {
    let english = std::fs::read_to_string(programs().join("texts/en.toml")).unwrap();
    vec![file("texts/en.toml", &english), file("texts/fr.toml", TEXTS_FR)]
}

/// Compiles the program after an edit in one of its translation's files, or in `texts/fr.toml`.
pub(crate) fn compile_after(path: &str, from: &str, to: &str) -> Result<Compiled, Vec<Fault>> {
    let (mut files, mut texts) = (files(), texts());
    let edited = files.iter_mut().chain(&mut texts).find(|file| file.path == path).unwrap();
    assert!(edited.text.contains(from), "{from:?} must be in {path}");
    edited.text = edited.text.replacen(from, to, 1);
    compile("p", &files, &texts)
}

fn translated() -> Compiled {
    compile("p", &files(), &texts()).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
}

pub(crate) fn lines<T: ToString>(all: &[T]) -> String {
    all.iter().map(T::to_string).collect::<Vec<_>>().join("\n")
}

/// What is missing in the program's own files.
fn missing_words(compiled: &Compiled) -> String {
    let own = |missing: &&Missing| missing.file.starts_with("p/");
    lines(&compiled.missing.iter().filter(own).collect::<Vec<_>>())
}

fn french(compiled: &Compiled) -> &Form {
    &compiled.translations[0].forms[0]
}

fn question<'a>(form: &'a Form, id: &str) -> &'a Question {
    form.questions().find(|question| question.id.as_str() == id).unwrap()
}

/// A form with no words in it: what every language's must have in common.
fn bones(form: &Form) -> Form {
    fn bare(question: &Question) -> Question {
        let mut bones = Question { lang: None, ask: String::new(), ..question.clone() };
        bones.help = bones.help.map(|_| String::new());
        bones.missing = bones.missing.map(|_| String::new());
        bones.copy_from.iter_mut().for_each(|copy| copy.title.clear());
        match &mut bones.kind {
            Kind::Choice { options }
            | Kind::Menu { options }
            | Kind::Choices { options, .. }
            | Kind::Ranked { options, .. } => {
                for choice in options.iter_mut() {
                    let help = choice.help.as_ref().map(|_| String::new());
                    *choice = Choice { label: String::new(), help, ..choice.clone() };
                }
                // Countries stand in the order of their names.
                options.sort_by(|a, b| a.id.cmp(&b.id));
            }
            Kind::Group { item, parts, .. } => {
                item.clear();
                *parts = parts.iter().map(bare).collect();
            }
            Kind::Scale { low, high, .. } => {
                low.clear();
                high.clear();
            }
            _ => {}
        }
        bones
    }
    let mut bones = Form { words_in: None, lang: Lang::new("en").unwrap(), ..form.clone() };
    bones.title.clear();
    bones.send.clear();
    bones.about.iter_mut().chain(&mut bones.next).for_each(String::clear);
    for section in &mut bones.sections {
        section.lang = None;
        section.title.clear();
        section.about.iter_mut().for_each(String::clear);
        section.questions = section.questions.iter().map(bare).collect();
    }
    bones
}

#[test]
fn a_translation_has_the_words_of_its_files_and_all_else_of_the_original() {
    let compiled = translated();
    assert_eq!(missing_words(&compiled), "");
    let translation = &compiled.translations[0];
    assert_eq!(translation.lang().as_str(), "fr");
    assert_eq!(translation.program.name, "Pé");
    assert_eq!(translation.program.cohorts, compiled.program.cohorts);
    let form = french(&compiled);
    assert_eq!((form.title.as_str(), form.words_in.as_ref()), ("Candidature", None));
    assert_eq!(question(form, "stage").kind.label("student"), "Étudiante");
    assert_eq!(question(form, "goals").kind.parts()[0].ask, "Quoi ?");
    assert!(form.questions().all(|question| question.lang.is_none()));
    assert_eq!(bones(form), bones(&compiled.forms[0]));
    let said = translation.texts.say(texts::FORM_MINUTES, &[("n", "0")]);
    assert_eq!(said, "Environ 0 minute.");
}

#[test]
fn what_is_not_whole_stays_in_the_original_words_and_says_so() {
    let cases = [
        (
            "p/fr/forms/apply.toml",
            "[questions.which]\nask = \"Laquelle ?\"\n",
            "",
            "p/fr/forms/apply.toml: not translated into “fr”: “ask” under [questions.which]",
            "which",
        ),
        (
            "p/fr/lists.toml",
            "other = \"Autre\"\n",
            "",
            "p/fr/lists.toml: not translated into “fr”: “other” under [stages]",
            "stage",
        ),
        (
            "p/fr/forms/apply.toml",
            "item = \"Objectif\"\n",
            "",
            "p/fr/forms/apply.toml: not translated into “fr”: “item” under [questions.goals]",
            "goals",
        ),
    ];
    for (path, from, to, missing, left) in cases {
        let compiled = compile_after(path, from, to).unwrap();
        assert_eq!(missing_words(&compiled), missing);
        let form = french(&compiled);
        let own = Lang::new("en").unwrap();
        let original = question(&compiled.forms[0], left);
        let shown = question(form, left);
        assert_eq!((shown.ask.as_str(), &shown.lang), (original.ask.as_str(), &Some(own)));
        for other in form.questions().filter(|question| question.id.as_str() != left) {
            assert_eq!(other.lang, None, "{} is translated", other.id);
        }
        assert_eq!(bones(form), bones(&compiled.forms[0]));
    }
}

#[test]
fn a_part_of_a_group_stays_alone_and_a_group_with_all_its_parts() {
    let part = "[questions.goals.parts.statement]\nask = \"Quoi ?\"\n";
    let compiled = compile_after("p/fr/forms/apply.toml", part, "").unwrap();
    let goals = question(french(&compiled), "goals");
    assert_eq!(goals.lang, None);
    assert!(goals.kind.parts()[0].lang.is_some());

    let compiled = compile_after("p/fr/forms/apply.toml", "item = \"Objectif\"\n", "").unwrap();
    let goals = question(french(&compiled), "goals");
    assert!(goals.lang.is_some() && goals.kind.parts()[0].lang.is_some());
}

#[test]
fn the_words_of_form_section_and_program_stay_each_by_themselves() {
    let form = |from| compile_after("p/fr/forms/apply.toml", from, "").unwrap();
    let compiled = form("send = \"Envoyer\"\n");
    let shown = french(&compiled);
    assert_eq!((shown.title.as_str(), shown.send.as_str()), ("Apply", "Send"));
    assert!(shown.words_in.is_some() && shown.sections[0].lang.is_none());

    let compiled = form("title = \"Vous\"\n");
    let shown = french(&compiled);
    assert_eq!(shown.sections[0].title, "You");
    assert!(shown.words_in.is_none() && shown.sections[0].lang.is_some());

    let compiled = compile_after("p/fr/program.toml", "name = \"Pé\"\n", "").unwrap();
    let program = &compiled.translations[0].program;
    assert_eq!((program.name.as_str(), program.association.as_str()), ("P", "A"));
    assert!(program.words_in.is_some());
}

#[test]
fn a_file_that_is_missing_is_named_once_and_its_words_stay() {
    let mut files = files();
    files.retain(|file| file.path != "p/fr/forms/apply.toml");
    let compiled = compile("p", &files, &texts()).unwrap();
    assert_eq!(
        missing_words(&compiled),
        "p/fr/forms/apply.toml: not translated into “fr”: all of it"
    );
    let form = french(&compiled);
    assert_eq!((form.lang.as_str(), form.title.as_str()), ("fr", "Apply"));
    assert!(form.words_in.is_some());
    assert!(form.sections.iter().all(|section| section.lang.is_some()));
    assert!(form.questions().all(|question| question.lang.is_some()));
}

#[test]
fn a_calendar_is_translated_sentence_by_sentence() {
    let calendar = "\n[[cohort.calendar]]\non = 2027-02-15\nwhat = \"Introductions\"\n[[cohort.calendar]]\non = 2027-03-15\nwhat = \"Check-in\"\n";
    let mut files = files();
    files[0].text.push_str(calendar);
    files[3].text.push_str(
        "\n[cohorts]\none = \"Un\"\n\n[calendar]\n\"Introductions\" = \"Présentations\"\n",
    );
    let compiled = compile("p", &files, &texts()).unwrap();
    let cohort = &compiled.translations[0].program.cohorts[0];
    assert_eq!(cohort.name, "Un");
    let said: Vec<_> =
        cohort.calendar.iter().map(|day| (day.what.as_str(), day.lang.is_some())).collect();
    assert_eq!(said, [("Présentations", false), ("Check-in", true)]);
    assert!(missing_words(&compiled).contains("“Check-in” under [calendar]"));
}

#[test]
fn a_version_is_of_a_form_and_all_its_translations() {
    let version = |compiled: &Compiled| compiled.forms[0].version.clone();
    let first = translated();
    assert_eq!(french(&first).version, version(&first));
    let edited = compile_after("p/fr/forms/apply.toml", "Laquelle", "Lesquelles").unwrap();
    assert_ne!(version(&edited), version(&first));
    assert_eq!(french(&edited).version, version(&edited));
    let list = compile_after("p/fr/lists.toml", "Autre", "Autres").unwrap();
    assert_ne!(version(&list), version(&first));
    let comment = compile_after("p/fr/forms/apply.toml", "title", "# Un mot.\ntitle").unwrap();
    assert_eq!(version(&comment), version(&first));

    let own: Vec<File> =
        files().into_iter().filter(|file| !file.path.starts_with("p/fr/")).collect();
    let alone = compile("p", &own, &texts()).unwrap();
    assert_ne!(version(&alone), version(&first));
}

#[test]
fn a_text_that_a_language_lacks_is_said_in_the_program_s_own() {
    let compiled = translated();
    let french = &compiled.translations[0].texts;
    assert_eq!(french.get(texts::FORM_BACK), "Back");
    assert!(compiled.missing.iter().any(|missing| {
        missing.to_string() == "texts/fr.toml: not translated into “fr”: “back” under [form]"
    }));
}

#[test]
fn a_program_s_own_words_are_translated_too() {
    let mut files = files();
    files[0].text.push_str("\n[texts.form]\nback = \"Go back\"\n");
    let compiled = compile("p", &files, &texts()).unwrap();
    assert!(missing_words(&compiled).contains("“form.back” under [texts]"));
    files[3].text.push_str("\n[texts.form]\nback = \"Revenir\"\n");
    let compiled = compile("p", &files, &texts()).unwrap();
    assert_eq!(missing_words(&compiled), "");
    assert_eq!(compiled.translations[0].texts.get(texts::FORM_BACK), "Revenir");
    files[3].text.push_str("send = \"x\"\n");
    assert!(compile("p", &files, &texts()).is_err());
}

/// For committees a missing word is a note; in this repository nothing may be missing.
#[test]
fn every_language_of_this_repository_is_without_fault_and_asks_what_the_original_asks() {
    for name in ["acrl-sts", "sla-sci-tech"] {
        let compiled = compile(name, &read_folder(name), &read_folder("texts"));
        let compiled = compiled.unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        for translation in &compiled.translations {
            for (form, original) in translation.forms.iter().zip(&compiled.forms) {
                assert_eq!(bones(form), bones(original), "{} in {}", form.id, form.lang);
            }
        }
        assert!(compiled.missing.is_empty(), "{}", lines(&compiled.missing));
    }
}

#[test]
fn an_answer_that_can_be_copied_knows_what_its_form_is_called_in_each_language() {
    let compiled = compile("acrl-sts", &read_folder("acrl-sts"), &read_folder("texts")).unwrap();
    let languages = compiled.translations.iter().map(|translation| &translation.forms);
    let mut copies = 0;
    for forms in languages.chain([&compiled.forms]) {
        for copy in forms.iter().flat_map(Form::questions).filter_map(|q| q.copy_from.as_ref()) {
            let source = forms.iter().find(|form| form.id == copy.form).unwrap();
            assert_eq!(copy.title, source.title);
            copies += 1;
        }
    }
    assert!(copies >= 4, "{copies}");
}
