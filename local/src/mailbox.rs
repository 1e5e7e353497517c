//! Mails that leave nobody's machine: a folder for them, and pages that show them to whoever tries
//! Ligature out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use functions::clock::Clock;
use mail_parser::{Address, DateTime, Message, MessageParser};
use minijinja::{Value, context};

use crate::folder::Folder;
use crate::page::page;

/// A folder of mails.
#[derive(Debug)]
pub(crate) struct Mailbox {
    folder: PathBuf,
    /// Where nothing is kept, the mails go with us.
    _kept_nowhere: Option<tempfile::TempDir>,
}

impl Mailbox {
    /// The mailbox of a data folder, or one that is forgotten.
    pub(crate) fn of(data: Option<&Path>) -> std::io::Result<Self> {
        let Some(data) = data else {
            let folder = tempfile::Builder::new().prefix("ligature-mail-").tempdir()?;
            return Ok(Self { folder: folder.path().to_owned(), _kept_nowhere: Some(folder) });
        };
        Ok(Self { folder: Folder::at(data).mailbox(), _kept_nowhere: None })
    }

    /// Where it is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of its mails, the latest first.
    fn names(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".eml")).collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        names
    }

    /// A mail that is there, as it came.
    fn mail(&self, name: &str) -> Option<Vec<u8>> {
        // Only what was listed: a name from outside is never made part of a path.
        self.read(&self.names().into_iter().find(|known| known == name)?)
    }

    fn read(&self, listed: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(listed)).ok()
    }
}

/// The pages `/mail` and `/mail/{name}`; a press of the button on the first sets the clock forward by
/// a day.
pub(crate) fn router(mailbox: Arc<Mailbox>, clock: Clock) -> Router {
    let mails = Router::new().route("/mail/{name}", get(show)).with_state(Arc::clone(&mailbox));
    let list = Router::new().route("/mail", get(list).post(skip_a_day));
    list.with_state((mailbox, clock)).merge(mails)
}

async fn skip_a_day(State((_, clock)): State<(Arc<Mailbox>, Clock)>) -> Redirect {
    clock.skip_a_day();
    Redirect::to("/mail")
}

async fn list(State((mailbox, clock)): State<(Arc<Mailbox>, Clock)>) -> Response {
    let row = |name: String| {
        let mail = mailbox.read(&name)?;
        let mail = MessageParser::default().parse(&mail)?;
        Some(context! { name, ..head(&mail) })
    };
    let mails: Vec<Value> = mailbox.names().into_iter().filter_map(row).collect();
    let today = clock.now().day().map(|day| day.to_string());
    page("mailbox.html", context! { mails, today }).await
}

async fn show(State(mailbox): State<Arc<Mailbox>>, Segment(name): Segment<String>) -> Response {
    let Some(mail) = mailbox.mail(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let Some(parsed) = MessageParser::default().parse(&mail) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    let text = parsed.body_text(0).unwrap_or_default().into_owned();
    let html = parsed.body_html(0).unwrap_or_default().into_owned();
    let raw = String::from_utf8_lossy(&mail);
    let headers = raw.split("\r\n\r\n").next().unwrap_or_default();
    page("mail.html", context! { text, html, headers, ..head(&parsed) }).await
}

/// What stands above a mail.
fn head(mail: &Message<'_>) -> Value {
    context! {
        subject => mail.subject().unwrap_or_default(),
        from => addresses(mail.from()),
        to => addresses(mail.to()),
        date => mail.date().map(day_and_time).unwrap_or_default(),
    }
}

/// As mails come from here, in UTC.
fn day_and_time(date: &DateTime) -> String {
    let DateTime { year, month, day, hour, minute, .. } = date;
    format!("{year}-{month:02}-{day:02}, {hour:02}:{minute:02}")
}

fn addresses(found: Option<&Address<'_>>) -> String {
    let found = found.into_iter().flat_map(Address::iter);
    let shown = found.map(|one| match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => address.or(name).unwrap_or_default().to_owned(),
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "From: <a@b.org>\r\nTo: \"<img src=x>\" <ada@example.org>\r\n\
        Subject: <script>alert(1)</script>\r\nContent-Type: text/html\r\n\r\n\
        \"></iframe><script>alert(2)</script>{{TEXT}}";

    async fn body(answer: Response) -> String {
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_mail_is_shown_as_text_whatever_is_in_it() {
        let mailbox = Arc::new(Mailbox::of(None).unwrap());
        fs::write(mailbox.folder().join("1-hostile.eml"), HOSTILE).unwrap();
        fs::write(mailbox.folder().join("2-half.part"), "From: x").unwrap();
        let at = State((Arc::clone(&mailbox), Clock::System));
        let list = body(list(at).await).await;
        assert_eq!(list.matches("<li>").count(), 1, "{list}");
        let mail = body(show(State(mailbox), Segment("1-hostile.eml".into())).await).await;
        for page in [list, mail] {
            assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
            assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        }
    }

    #[tokio::test]
    async fn only_mails_are_shown() {
        let mailbox = Arc::new(Mailbox::of(None).unwrap());
        fs::write(mailbox.folder().join("secret.txt"), "secret").unwrap();
        for name in ["secret.txt", "../secret.eml", "", "/etc/passwd"] {
            let answer = show(State(Arc::clone(&mailbox)), Segment(name.into())).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[tokio::test]
    async fn whoever_tries_it_out_presses_a_button_and_it_is_the_next_day() {
        let (mailbox, clock) = (Arc::new(Mailbox::of(None).unwrap()), Clock::ahead(0));
        let at = || State((Arc::clone(&mailbox), clock.clone()));
        let before = clock.now();
        assert_eq!(skip_a_day(at()).await.into_response().status(), StatusCode::SEE_OTHER);
        let tomorrow = before.plus_days(1).day().unwrap().to_string();
        assert!(body(list(at()).await).await.contains(&tomorrow));
    }
}
