//! A certificate as a file, read back by another program: what is on it, and what is heard of it.

use domain::date::Date;
use domain::desk::{EndReason, MemberId, Pairing, PairingId, Stage, Who};
use domain::instant::Instant;
use domain::matching::{Pair, Partners};
use domain::program::Program;
use domain::reference::Reference;
use domain::texts::Texts;
use functions::certificate::{Certificate, NoFile};
use local::programs::Programs;
use tests::pdf::{self, words};
use tests::stage::repository;

/// Where the frame of a page is: nothing is drawn beyond it. In points, as the page is 612 by 792.
const FRAME: [f32; 4] = [46.0, 566.0, 46.0, 746.0];

fn at(text: &str) -> Instant {
    Instant::try_from(text.to_owned()).unwrap()
}

fn today() -> Date {
    Date::parse("2028-02-20").unwrap()
}

/// The certificate of a mentor whose year has ended.
fn of(name: &str) -> Certificate {
    let [mentee, mentor] = [1, 2].map(Reference::from_random);
    let pairing = Pairing {
        id: PairingId::from_random(7),
        partners: Partners::Pair(Pair { mentee, mentor: mentor.clone() }),
        liaison: MemberId::from_random(1),
        points: 1,
        of: 1,
        made_at: at("2027-02-15T12:00:00.000Z"),
        made_by: Who::Operator,
        stage: Stage::Ended {
            at: at("2028-02-15T12:00:00.000Z"),
            reason: EndReason::Finished,
            introduced: Some(at("2027-02-15T12:00:00.000Z")),
        },
    };
    Certificate::of(&pairing, &mentor, name, None, today()).unwrap()
}

/// A program in each of its languages.
fn programs() -> Vec<(Program, Texts)> {
    let programs = Programs::at(repository().join("programs"));
    let compiled = programs.compile("acrl-sts").unwrap_or_else(|error| panic!("{error}"));
    let others = compiled.translations.into_iter().map(|other| (other.program, other.texts));
    std::iter::once((compiled.program, compiled.texts)).chain(others).collect()
}

/// The same in one language.
fn program(lang: &str) -> (Program, Texts) {
    programs().into_iter().find(|(program, _)| program.lang.as_str() == lang).unwrap()
}

fn file(name: &str, (program, texts): &(Program, Texts)) -> Vec<u8> {
    of(name).pdf(program, texts, today()).unwrap()
}

/// What its page says, without markup.
fn said(name: &str, (program, texts): &(Program, Texts)) -> String {
    let html = of(name).html(program, texts, today());
    let text: String = html.split('<').map(|part| part.rsplit('>').next().unwrap()).collect();
    words(&text.replace(['\u{2068}', '\u{2069}'], ""))
}

/// Whether nothing of it is drawn beyond its frame.
async fn is_within_its_frame(pdf: Vec<u8>) -> bool {
    let [left, right, top, bottom] = FRAME;
    let placed = pdf::placed(pdf).await;
    !placed.is_empty()
        && placed.iter().all(|(_, [l, r, t, b])| {
            *l > left && *r < right && *t > top && *b < bottom && l < r && t < b
        })
}

#[tokio::test]
async fn in_each_language_it_is_one_page_that_reads_as_it_did_and_says_what_it_is() {
    for own in programs() {
        let lang = own.0.lang.clone();
        let file = file("Grace Brewster Hopper", &own);
        insta::assert_snapshot!(
            format!("certificate-file-{lang}"),
            pdf::as_read(file.clone()).await
        );
        let about = pdf::about(file.clone()).await;
        let title = own.1.get(domain::texts::CERTIFICATE_TITLE);
        for line in [
            format!("Title: {title} – {}", own.0.name),
            format!("Subject: {}", own.0.name),
            format!("Author: {}", own.0.association),
            "Tagged: yes".to_owned(),
            "Pages: 1".to_owned(),
            "Page size: 612 x 792 pts (letter)".to_owned(),
        ] {
            assert!(about.contains(&line), "{lang}: “{line}” in {about:#?}");
        }
        assert!(!about.join(" ").contains("Hopper"), "whose it is, stands in it only");
        let raw = String::from_utf8_lossy(&file).into_owned();
        assert!(raw.contains(&format!("/Lang({lang})")), "{lang}");
        assert!(raw.contains("pdfuaid:part"), "it is PDF/UA");
        assert!(is_within_its_frame(file).await, "{lang}");
    }
}

#[tokio::test]
async fn it_says_what_its_page_says_and_is_the_same_each_time() {
    for own in programs() {
        let name = "María Fernández-Ravenstein";
        let file = [(); 2].map(|()| file(name, &own));
        assert!(file[0] == file[1]);
        let [read, page] = [words(&pdf::as_read(file[0].clone()).await), said(name, &own)];
        match own.1.is_rtl() {
            false => assert_eq!(read, page),
            // A mark above an Arabic letter may be read behind it: what has none is there word by word.
            true => {
                assert!(read.contains(name) && read.contains("يعطي المرشدون من وقتهم"), "{read}")
            }
        }
    }
}

#[tokio::test]
async fn whoever_has_it_read_aloud_hears_a_heading_and_every_text_in_its_order() {
    let own = program("en");
    let aloud = pdf::aloud(file("Grace Hopper", &own)).await;
    insta::assert_snapshot!("certificate-file-aloud", aloud);
    // Texts from right to left are told as they are written, and not as they are drawn.
    let raw = file("نجيب محفوظ", &program("ar"));
    let told: String = "نجيب محفوظ".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let raw = String::from_utf8_lossy(&raw).into_owned();
    assert!(raw.contains(&format!("/ActualText<FEFF{told}>")));
}

#[tokio::test]
async fn a_name_of_another_script_stands_in_its_own_direction() {
    let own = program("en");
    // Where directions meet, a reader may take the space away.
    let read = pdf::as_read(file("نجيب محفوظ", &own)).await.replace(char::is_whitespace, "");
    assert!(read.contains("نجيبمحفوظwasamentorinSTSMentoringProgram"), "{read}");
    for name in [
        "Ольга Ладыженская",
        "Υπατία η Αλεξανδρινή",
        "Nguyễn Thị Ánh",
        "Ngũgĩ wa Thiong’o",
        "Łukasz Żółć",
    ] {
        let read = words(&pdf::as_read(file(name, &own)).await);
        assert!(read.contains(&format!("{name} was a mentor")), "{read}");
    }
}

#[tokio::test]
async fn a_long_name_wraps_and_a_word_that_is_wider_than_the_page_is_torn() {
    let compound = "Wolfeschlegelsteinhausenbergerdorff".repeat(4);
    for name in [
        "María de los Ángeles Fernández-Montesinos y Gutiérrez de Ravenstein-Hohenlohe-Schillingsfürst",
        &compound,
        &"محمد بن عبد الله بن عبد الرحمن آل مكتوم ".repeat(3),
    ] {
        for own in programs() {
            let file = file(name, &own);
            assert!(pdf::about(file.clone()).await.contains(&"Pages: 1".to_owned()), "{name}");
            assert!(is_within_its_frame(file.clone()).await, "{name} in {}", own.0.lang);
            if name == compound {
                let read = pdf::as_read(file).await.replace(char::is_whitespace, "");
                assert!(read.contains(&compound), "nothing of it is lost: {read}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_too_long_for_one_page_goes_on_to_the_next() {
    let mut own = program("en");
    let name = (1..=80).map(|n| format!("Word{n}")).collect::<Vec<_>>().join(" ");
    own.0.association = "An Association of Associations ".repeat(12).trim().to_owned();
    let file = file(&name, &own);
    let about = pdf::about(file.clone()).await;
    assert!(!about.contains(&"Pages: 1".to_owned()), "{about:#?}");
    assert!(is_within_its_frame(file.clone()).await);
    assert_eq!(words(&pdf::as_read(file).await), said(&name, &own));
}

#[test]
fn a_name_with_letters_that_no_face_has_makes_no_file_of_empty_boxes_but_a_page_that_says_so() {
    let (program, texts) = program("en");
    for name in ["王小明", "Grace 王", "אברהם", "देवनागरी", "Grace 🌻"] {
        let certificate = of(name);
        assert_eq!(certificate.pdf(&program, &texts, today()), Err(NoFile::Letter), "{name}");
        assert!(!certificate.has_file(&program, &texts, today()));
        let page = certificate.page(&program, &texts, today());
        assert!(page.contains("data-no-file") && page.contains(name), "{page}");
    }
    let page = of("Grace Hopper").page(&program, &texts, today());
    assert!(!page.contains("data-no-file"));
}
