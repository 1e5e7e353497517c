use crate::call::get;
use crate::place::Place;
use crate::running::Running;

#[test]
fn each_slip_gets_one_sentence() {
    let place = Place::new("slips");
    let slips: &[(&[&str], &str)] = &[
        (&["srv"], "There is no command “srv”: there is try, serve, samples, "),
        (&["serve", "--prot", "1"], "There is no option “--prot” here: there is --port, "),
        (&["serve", "--site", "site", "--port", "http"], "“--port” needs a number."),
        (&["serve", "--site", "none"], "The widget is not built: run cargo xtask build."),
        (&["serve", "--address", "example.org"], "“example.org” is no address for HOST: "),
        (&["serve", "--site", "site", "--programs", "none"], "“none” can't be read: "),
        (
            &["serve", "--site", "site", "--programs", "programs/example/forms"],
            "There is no program in “programs/example/forms”: ",
        ),
        (&["serve", "now"], "Leave out “now”: this command takes options only."),
        (&["check", "nope"], "There is no program “nope” in “programs”."),
        (&["publish", "nope"], "There is no program “nope” in “programs”."),
        (&["key", "example"], "There is no data in “data”: "),
        (&["chair", "a@b.org", "--program", "example"], "There is no data in “data”: "),
        (&["chair", "a@b.org"], "Name the program, with --program."),
        (&["chair", "a", "--program", "example"], "Name the chair's e-mail address, "),
        (&["backup", "a.db"], "There is no data in “data”: "),
        (&["backup"], "Name one file."),
        (&["archive", "example"], "Name one program and one file."),
        (&["archive", "example", "a"], "There is no data in “data”: "),
        (&["take-in", "a"], "“a” can’t be read: "),
        (&["restore", "a.db"], "“a.db” can't be read or written: "),
        (&["copy", "--to-table", "t"], "There is no data in “data”: "),
        (&["copy"], "Name the table to copy into, with --to-table."),
    ];
    for (arguments, begin) in slips {
        let said = place.refused(arguments);
        assert!(said.starts_with(begin), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(!place.path().join("data").exists(), "no slip leaves a folder behind");
}

#[test]
fn a_programs_mistakes_are_named_by_file_and_line() {
    let place = Place::new("mistakes");
    let said = place.run(&["check"]);
    assert!(said.starts_with("example: no mistakes\n  Cohort “All years”\n"), "{said}");
    place.write("programs/example/forms/note.toml", "title = 1\n");
    let output = place.ligature(&["check", "example"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.starts_with("programs/example/forms/note.toml:"), "{said}");
}

#[test]
fn two_never_serve_one_folder() {
    let place = Place::new("two");
    let _one = Running::serve(&place, &[]);
    let said = place.refused(&["serve", "--port", "0", "--site", "site"]);
    assert_eq!(said, "The data in “data” is in use: stop the Ligature that serves it first.");
}

#[test]
fn help_names_every_command_and_the_version_is_one_line() {
    let place = Place::new("help");
    let help = place.run(&["--help"]);
    for command in ["try", "serve", "check", "publish", "key", "chair", "backup", "restore", "copy"]
    {
        assert!(help.contains(&format!("\nligature {command} ")), "{command}");
        assert!(place.run(&[command, "--help"]).starts_with(&format!("ligature {command} ")));
    }
    assert!(help.lines().all(|line| line.chars().count() <= 90), "{help}");
    assert_eq!(place.run(&["--version"]).trim(), concat!("ligature ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn it_is_reached_from_this_machine_only_and_known_by_the_address_that_is_given() {
    let place = Place::new("address");
    let running = Running::serve(&place, &["--address", "https://mentoring.example.org"]);
    assert!(running.address.starts_with("http://127.0.0.1:"));
    let asset = get(&running.address, "/v1/assets/widget-1.js", "");
    assert!(asset.head.contains("content-type: text/javascript"), "{}", asset.head);
    let loader = get(&running.address, "/v1/embed.js", "");
    assert_eq!(loader.text(), "let host = \"https://mentoring.example.org\"");
    let front = get(&running.address, "/", "");
    assert!(front.text().contains("/example/note") && !front.text().contains("Sample guides"));
}

#[test]
fn a_changed_word_is_live_without_a_restart() {
    let place = Place::new("changed");
    let mut running = Running::serve(&place, &[]);
    let path = place.path().join("programs/example/forms/note.toml");
    let form = std::fs::read_to_string(path).unwrap().replace("A note", "A letter");
    place.write("programs/example/forms/note.toml", &form);
    running.line("Published example: note");
    assert!(
        get(&running.address, "/v1/programs/example/forms/note", "").text().contains("A letter")
    );
}
