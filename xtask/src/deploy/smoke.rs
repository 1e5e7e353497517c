//! The smoke test: a few questions to the new address, of which none leaves anything behind.

use crate::failure::{Failure, OrSay, Outcome};
use std::thread;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::{Response, header};

/// For how long an answer may be wrong: a change needs minutes to be everywhere.
const PATIENCE: Duration = Duration::from_secs(300);

/// How long until the same is asked again.
const PAUSE: Duration = Duration::from_secs(5);

/// The addresses of a stack.
#[derive(Debug, Clone)]
pub(super) struct Addresses {
    /// HOST, by the name that CloudFront itself gives it: one of ours may not be known yet.
    pub(super) host: String,
    /// The API's own, which nobody may use but CloudFront.
    pub(super) api: String,
    /// Where exports are.
    pub(super) exports: String,
}

/// What must be there.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    /// The loader, to the last character.
    pub(super) loader: String,
    /// Where the hashed files are on HOST.
    pub(super) assets: Vec<String>,
    /// A published program, one of its forms, and the form's dataset.
    pub(super) form: (String, String, String),
    /// Whether forms have pages of their own on HOST.
    pub(super) has_pages: bool,
}

/// One question, and what its answer must be.
struct Question {
    method: &'static str,
    address: String,
    status: u16,
    body: Body,
}

/// What is known of an answer's body.
enum Body {
    /// It is this.
    Is(String),
    /// It holds this.
    Holds(&'static str),
    /// Nothing but that there is one.
    IsThere,
}

/// Asks everything; whatever is wrong after [`PATIENCE`] is told in one sentence.
pub(super) fn test(at: &Addresses, expected: &Expected) -> Outcome {
    let agent = agent();
    let until = Instant::now() + PATIENCE;
    for question in questions(at, expected) {
        loop {
            match question.ask(&agent) {
                Ok(()) => break,
                Err(wrong) if Instant::now() >= until => {
                    return Err(Failure::said(format!("The smoke test failed: {wrong}.")));
                }
                Err(_) => thread::sleep(PAUSE),
            }
        }
        println!(
            "  {} {} is as it must be ({})",
            question.method, question.address, question.status
        );
    }
    Ok(())
}

/// Whether a host's name leads to this distribution yet: a person has to tell the DNS.
pub(super) fn is_known(host: &str, program: &str) -> bool {
    let address = format!("{host}/v1/programs/{program}");
    agent().get(&address).call().is_ok_and(|answer| answer.status() == 200)
}

fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(20)))
        .build();
    config.into()
}

fn questions(at: &Addresses, expected: &Expected) -> Vec<Question> {
    let Addresses { host, api, exports } = at;
    let (program, form, dataset) = &expected.form;
    let get = |address: String, status, body| Question { method: "GET", address, status, body };
    let loader = Body::Is(expected.loader.clone());
    let mut questions = vec![get(format!("{host}/v1/embed.js"), 200, loader)];
    questions.extend(
        expected.assets.iter().map(|asset| get(format!("{host}/{asset}"), 200, Body::IsThere)),
    );
    let of_program = format!("/v1/programs/{program}");
    let of_form = format!("{of_program}/forms/{form}");
    questions.push(get(format!("{host}{of_program}"), 200, Body::Holds("\"hosts\"")));
    questions.push(get(format!("{host}{of_form}"), 200, Body::Holds("\"sections\"")));
    if expected.has_pages {
        questions.push(get(format!("{host}/{program}/{form}"), 200, Body::Holds("<html")));
    }
    let first_step = format!("{host}{of_form}/first-step");
    questions.push(get(first_step, 200, Body::Holds("\"first_step\"")));
    // Without a key nothing can be stored: it is refused before it is read.
    questions.push(Question {
        method: "POST",
        address: format!("{host}{of_form}/submissions"),
        status: 400,
        body: Body::Holds("Idempotency-Key"),
    });
    let export = format!("{exports}{of_program}/exports/{dataset}.csv");
    questions.push(get(export, 401, Body::IsThere));
    questions.push(get(format!("{api}{of_program}"), 403, Body::IsThere));
    questions
}

impl Question {
    fn ask(&self, agent: &Agent) -> Result<(), String> {
        let wrong = |what: String| format!("{} {} {what}", self.method, self.address);
        let answer = match self.method {
            "POST" => agent
                .post(&self.address)
                .header(header::CONTENT_TYPE, "application/json")
                .send("{}"),
            _ => agent.get(&self.address).call(),
        };
        let answer = answer.map_err(|error| wrong(format!("has no answer ({error})")))?;
        let status = answer.status().as_u16();
        if status != self.status {
            return Err(wrong(format!("answers {status}, and {} was expected", self.status)));
        }
        let text = text(answer).map_err(|failure| wrong(failure.to_string()))?;
        let right = match &self.body {
            Body::Is(body) => text == *body,
            Body::Holds(part) => text.contains(part),
            Body::IsThere => !text.is_empty(),
        };
        right.then_some(()).ok_or_else(|| wrong("answers with something else".to_owned()))
    }
}

fn text(mut answer: Response<ureq::Body>) -> Outcome<String> {
    let bytes = answer.body_mut().read_to_vec().or_say(|| "breaks off".to_owned())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Addresses, Expected, Question, agent, questions};
    use std::io::{Read, Write};
    use std::net::TcpListener;

    fn all(host: &str) -> Vec<Question> {
        let at = Addresses { host: host.into(), api: host.into(), exports: host.into() };
        let expected = Expected {
            loader: "let loader".into(),
            assets: vec!["v1/assets/widget-0a.wasm".into()],
            form: ("a".into(), "b".into(), "c".into()),
            has_pages: true,
        };
        questions(&at, &expected)
    }

    /// An address that gives every caller this answer.
    fn answering(status: &'static str, body: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let mut stream = stream;
                let _read = stream.read(&mut [0; 4096]);
                let length = body.len();
                let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n");
                let _written = write!(stream, "{head}connection: close\r\n\r\n{body}");
            }
        });
        address
    }

    #[test]
    fn every_part_of_the_stack_is_asked_and_nothing_is_sent_that_could_be_stored() {
        let asked: Vec<String> = all("https://h")
            .iter()
            .map(|question| format!("{} {} {}", question.method, question.address, question.status))
            .collect();
        let expected = [
            "GET https://h/v1/embed.js 200",
            "GET https://h/v1/assets/widget-0a.wasm 200",
            "GET https://h/v1/programs/a 200",
            "GET https://h/v1/programs/a/forms/b 200",
            "GET https://h/a/b 200",
            "GET https://h/v1/programs/a/forms/b/first-step 200",
            "POST https://h/v1/programs/a/forms/b/submissions 400",
            "GET https://h/v1/programs/a/exports/c.csv 401",
            "GET https://h/v1/programs/a 403",
        ];
        assert_eq!(asked, expected);
    }

    #[test]
    fn an_api_that_lets_anybody_in_fails_the_test() {
        let host = answering("200 OK", "{\"hosts\":[]}");
        let questions = all(&host);
        let said = questions.last().unwrap().ask(&agent()).unwrap_err();
        assert!(said.ends_with("answers 200, and 403 was expected"), "{said}");
        assert!(questions[2].ask(&agent()).is_ok());
    }

    #[test]
    fn a_loader_of_another_deployment_and_an_address_that_is_silent_fail_the_test() {
        let host = answering("200 OK", "let loader");
        assert!(all(&host)[0].ask(&agent()).is_ok());
        let host = answering("200 OK", "let older");
        assert!(all(&host)[0].ask(&agent()).unwrap_err().ends_with("with something else"));
        let silent = all("http://127.0.0.1:1");
        assert!(silent[0].ask(&agent()).unwrap_err().contains("has no answer"));
    }
}
