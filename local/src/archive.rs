//! Handing a program over: one file with what it is and who looks after it, which another deployment takes
//! in. Nothing that anybody sent is in it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use domain::calendar::day;
use domain::email::Email;
use domain::form::Question;
use domain::id::{CohortId, ProgramId};
use domain::instant::Instant;
use domain::reference::Reference;
use domain::{Form, Raw};
use functions::http::open_cases;
use functions::store::{
    Held, OpenSubmission, PastPairs, PutItems, ReadItems, ReadPairings, ReadPrograms, StoreError,
    StoredItem, Table, handed_over,
};
use serde::{Deserialize, Serialize};

use crate::private;

/// What a program hands over.
#[derive(Debug, Clone, PartialEq)]
pub struct Archive {
    /// The program.
    pub program: ProgramId,
    /// When this was made.
    pub at: Instant,
    items: Vec<StoredItem>,
}

/// How much of each an archive has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// Items of what was published: settings, texts, calendar, forms, reports.
    pub published: usize,
    /// Items of the committee's list.
    pub committee: usize,
    /// Lines of its log.
    pub log: usize,
    /// Pairs who were partners.
    pub past_pairs: usize,
    /// Pairs who need somebody, or rest.
    pub open_cases: usize,
}

/// Why there is no archive.
#[derive(Debug, thiserror::Error)]
pub enum NotArchived {
    /// There is no such program.
    #[error("“{0}” is not published there")]
    NoProgram(ProgramId),
    /// The table did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a file is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnArchive {
    /// It begins as no archive does.
    #[error("this is no archive of a program")]
    Other,
    /// Something is missing at its end.
    #[error("this archive is not whole: it ends too early")]
    Short,
    /// A line is not what an archive of that program has.
    #[error("this archive has a line that does not belong there: line {0}")]
    Line(usize),
}

/// Why an archive was not taken in. Nothing was written, but where it says so.
#[derive(Debug, thiserror::Error)]
pub enum NotTakenIn {
    /// The program is in use there.
    #[error(
        "“{0}” is in use there already, with a committee or applications of its own: an archive is \
         taken in before anybody is named or has applied"
    )]
    InUse(ProgramId),
    /// An item is there, and is another.
    #[error("another version of this is there already: {0}")]
    Differs(String),
    /// The table did not answer.
    #[error("{0}; what was written stays, so run the same command again to go on")]
    Store(#[from] StoreError),
}

/// An archive's first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begin {
    /// What kind of archive it is.
    ligature_archive: u32,
    program: ProgramId,
    at: Instant,
}

/// Its last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    /// How many lines stand between.
    items: usize,
}

/// The one kind of archive that there is.
const KIND: u32 = 1;

impl Archive {
    /// Reads what a program hands over.
    ///
    /// # Errors
    /// [`NotArchived`].
    pub async fn of(table: &Table, program: &ProgramId, now: Instant) -> Result<Self, NotArchived> {
        let head = table.program(program).await?;
        let head = head.ok_or_else(|| NotArchived::NoProgram(program.clone()))?;
        let mut items = Vec::new();
        let mut after = None;
        loop {
            let page = table.items(after).await?;
            let theirs = page.items.into_iter().filter(|item| {
                let is_of_it = item.handed_over_with().as_ref() == Some(program);
                is_of_it && !item.is_closed_case() && !item.has_expired(now)
            });
            items.extend(theirs);
            match page.next {
                None => break,
                next => after = next,
            }
        }
        for cohort in &head.program.cohorts {
            // Nobody would know when to forget them.
            let Some(end) = cohort.erased_on() else { continue };
            let of = (program, &cohort.id);
            let pairs = past_pairs(table, of, now).await?;
            for (number, some) in pairs.chunks(PastPairs::MOST).enumerate() {
                let past = PastPairs::new(program, some, day::begins(end))?;
                items.push(past.stored(of, number)?);
            }
            for case in open_cases(table, (&head, &cohort.id), now).await? {
                items.push(handed_over(of, &case, day::begins(end))?);
            }
        }
        items.sort_by_key(ToString::to_string);
        Ok(Self { program: program.clone(), at: now, items })
    }

    /// The archive as a file: a line of JSON for each item.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], which does not happen.
    pub fn to_text(&self) -> Result<String, StoreError> {
        let (program, at) = (self.program.clone(), self.at);
        let begin = line(&Begin { ligature_archive: KIND, program, at })?;
        let end = line(&End { items: self.items.len() })?;
        let items = self.items.iter().map(StoredItem::to_json).collect::<Result<Vec<_>, _>>()?;
        let lines: Vec<String> = [begin].into_iter().chain(items).chain([end]).collect();
        Ok(lines.join("\n") + "\n")
    }

    /// Writes it into a new file, which nobody else on this machine may read: the committee's addresses are in it.
    ///
    /// # Errors
    /// That of the file, which may be there already.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let text = self.to_text().map_err(io::Error::other)?;
        let mut file = private::create(file)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// [`NotAnArchive`], where it is none, or not whole.
    pub fn read(text: &str) -> Result<Self, NotAnArchive> {
        let mut lines = text.lines();
        let begin = lines.next().and_then(|line| serde_json::from_str::<Begin>(line).ok());
        let begin = begin.filter(|begin| begin.ligature_archive == KIND);
        let Begin { program, at, .. } = begin.ok_or(NotAnArchive::Other)?;
        let end = lines.next_back().and_then(|line| serde_json::from_str::<End>(line).ok());
        let end = end.ok_or(NotAnArchive::Short)?;
        let read = |(number, line): (usize, &str)| {
            let item = StoredItem::from_json(line);
            let item = item.filter(|item| item.handed_over_with().as_ref() == Some(&program));
            item.ok_or(NotAnArchive::Line(number + 2))
        };
        let items = lines.enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
        if items.len() == end.items {
            Ok(Self { program, at, items })
        } else {
            Err(NotAnArchive::Short)
        }
    }

    /// Puts all of it into a table where the program is not in use, or where a take-in of this archive broke off.
    /// What a deployment has published there before gives way.
    ///
    /// # Errors
    /// [`NotTakenIn`].
    pub async fn take_in(&self, table: &Table, now: Instant) -> Result<(), NotTakenIn> {
        self.look(table, now).await?;
        for item in self.items.iter().filter(|item| !item.has_expired(now)) {
            if table.put_copy(item).await? {
                continue;
            }
            match table.counterpart(item).await? {
                Some(there) if there == *item => {}
                Some(there) if item.is_head() && table.put_head(item, &there).await? => {}
                // Each says what holds there.
                Some(_) if item.is_plan() => {}
                _ => return Err(NotTakenIn::Differs(item.to_string())),
            }
        }
        Ok(())
    }

    /// That nobody uses the program there, but for what is in this archive.
    async fn look(&self, table: &Table, now: Instant) -> Result<(), NotTakenIn> {
        let ours = self.items.iter().map(|item| (item.to_string(), item));
        let ours: BTreeMap<String, &StoredItem> = ours.collect();
        let mut after = None;
        loop {
            let page = table.items(after).await?;
            let living = page.items.iter().filter(|item| !item.has_expired(now));
            for item in living.filter(|item| item.used_by().as_ref() == Some(&self.program)) {
                if ours.get(&item.to_string()) != Some(&item) {
                    return Err(NotTakenIn::InUse(self.program.clone()));
                }
            }
            match page.next {
                None => return Ok(()),
                next => after = next,
            }
        }
    }

    /// How much of each it has.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let mut contents = Contents::default();
        for item in &self.items {
            let key = item.to_string();
            contents.past_pairs += item.past_pairs();
            *match key.split('#').next() {
                Some("PROGRAM") => &mut contents.published,
                Some("COMMITTEE") => &mut contents.committee,
                Some("AUDIT") => &mut contents.log,
                Some("CASES") => &mut contents.open_cases,
                _ => continue,
            } += 1;
        }
        contents
    }
}

fn line(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("a line of an archive"))
}

/// The addresses of a cohort's partners who are not to be matched again, folded: of those who are still there.
async fn past_pairs(
    table: &Table,
    of: (&ProgramId, &CohortId),
    now: Instant,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut pairs = Vec::new();
    for pairing in table.pairings(of).await?.all.iter().filter(|pairing| pairing.were_partners()) {
        let [one, other] = pairing.partners.both();
        let one = address(table, of.0, one, now).await?;
        let other = address(table, of.0, other, now).await?;
        pairs.extend(one.zip(other));
    }
    Ok(pairs)
}

async fn address(
    table: &Table,
    program: &ProgramId,
    who: &Reference,
    now: Instant,
) -> Result<Option<String>, StoreError> {
    let Some(found) = table.find(who, now).await? else { return Ok(None) };
    let Some(held) = table.open(&found, now).await? else { return Ok(None) };
    if held.withdrawn_at().is_some() {
        return Ok(None);
    }
    let form = table.form(program, held.form(), held.version()).await?;
    Ok(form.and_then(|form| written(&form, &held)).map(|address| address.folded()))
}

/// The address that somebody wrote.
fn written(form: &Form, held: &Held) -> Option<Email> {
    let question: &Question = form.email_question()?;
    match held.answers().get(&question.id)? {
        Raw::Text(address) => Email::parse(address.trim()).ok(),
        _ => None,
    }
}
