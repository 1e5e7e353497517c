use std::net::TcpStream;
use std::os::unix::net::UnixDatagram;

use crate::call::{HalfSent, body, get, send, submission_head, version};
use crate::place::Place;
use crate::running::Running;

#[test]
fn who_has_begun_to_send_is_answered_before_it_stops() {
    for signal in ["TERM", "INT"] {
        let place = Place::new(&format!("stop-{signal}"));
        let mut running = Running::serve(&place, &[]);
        let sent = body(&version(&running.address), "a note");
        let (part, rest) = sent.split_at(20);
        let head = submission_head("the-key-of-one-call", sent.len());
        let call = HalfSent::begin(&running.address, &head, part);
        // A call that came later has been answered: so the first is under way.
        get(&running.address, "/openapi.json", "");
        running.signal(signal);
        running.line("Stopping");
        let answer = call.end(rest);
        assert_eq!(answer.status, 201, "{}", answer.text());
        let address = running.address.trim_start_matches("http://").to_owned();
        assert_eq!(running.ended().code(), Some(0));
        assert!(TcpStream::connect(address).is_err());
        let again = Running::serve(&place, &[]);
        assert_eq!(send_again(&again, &sent), 201, "what was answered is kept");
    }
}

fn send_again(running: &Running, sent: &str) -> u16 {
    let head = submission_head("the-key-of-one-call", sent.len());
    HalfSent::begin(&running.address, &head, sent).end("").status
}

#[test]
fn a_second_signal_stops_it_at_once() {
    let place = Place::new("stop-twice");
    let mut running = Running::serve(&place, &[]);
    let head = submission_head("the-key-of-one-call", 1000);
    let _never_ends = HalfSent::begin(&running.address, &head, "{");
    get(&running.address, "/openapi.json", "");
    running.signal("TERM");
    running.line("Stopping");
    running.signal("TERM");
    assert_eq!(running.ended().code(), Some(0));
}

#[test]
fn systemd_hears_when_it_is_ready_and_when_it_stops() {
    let place = Place::new("systemd");
    let path = place.path().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    let said = || {
        let mut bytes = [0; 100];
        let length = socket.recv(&mut bytes).unwrap();
        String::from_utf8(bytes[..length].to_vec()).unwrap()
    };
    let arguments = ["serve", "--port", "0", "--site", "site"];
    let mut command = place.ligature(&arguments);
    let running = Running::start(command.env("NOTIFY_SOCKET", &path), "Ligature serves ");
    assert_eq!(said().trim(), "READY=1");
    assert_eq!(get(&running.address, "/example/note", "").status, 200);
    running.signal("TERM");
    assert_eq!(said().trim(), "STOPPING=1");
    assert!(running.ended().success());
}

#[test]
fn a_log_line_for_each_call_says_nothing_of_what_was_sent() {
    let place = Place::new("log");
    let mut running = Running::serve(&place, &[]);
    let reference = send(&running.address, &version(&running.address), "My secret wish");
    let line = running.line("{\"");
    assert!(line.contains("/v1/programs/{program}/forms/{form}"), "{line}");
    let line = running.line("{\"");
    assert!(line.contains("submissions") && line.contains("201"), "{line}");
    assert!(!line.contains("secret") && !line.contains(&reference), "{line}");
}
