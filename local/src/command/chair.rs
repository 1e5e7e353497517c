use domain::desk::{Change, Member, MemberId, MemberName, Role, Who};
use domain::email::Email;
use domain::id::ProgramId;
use functions::clock::Clock;
use functions::store::{ChangeCommittee, ReadCommittee, ReadPrograms, Table};

use super::options::Options;
use super::{Opened, Sentence, sentence};

/// How often a change is made again that meets one of the committee's own.
const MEETINGS: usize = 5;

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    let address = options.name("e-mail address")?;
    let address = Email::parse(address)
        .map_err(|_| "Name the chair's e-mail address, such as ada@example.org.".to_owned())?;
    let program = options.text("--program").ok_or("Name the program, with --program.")?;
    let program = ProgramId::new(program).map_err(sentence)?;
    let name = options.text("--name").unwrap_or_else(|| mailbox(&address));
    let name = MemberName::new(name).map_err(sentence)?;
    let opened = Opened::filled(&options).await?;
    let named = appoint(&opened.table, &program, address, name).await;
    opened.close().await;
    let member = named?;
    println!("{} chairs the committee of {program}.", member.name.as_str());
    println!("To sign in, ask for a code with this address: it comes by mail.");
    Ok(())
}

/// Makes somebody chair of a program that is published.
pub(super) async fn appoint(
    table: &Table,
    program: &ProgramId,
    address: Email,
    name: MemberName,
) -> Result<Member, Sentence> {
    if table.program(program).await.map_err(sentence)?.is_none() {
        return Err(format!("“{program}” is not published there: publish it there first."));
    }
    let random = getrandom::u64().map_err(|_| "The machine has no randomness to give.")?;
    for _ in 0..MEETINGS {
        let now = Clock::System.now();
        let committee = table.committee(program).await.map_err(sentence)?;
        let there = committee.with_address(&address);
        let (id, name, seen) = match there {
            Some(member) => (member.id.clone(), member.name.clone(), Some(member.revision)),
            None => (MemberId::from_random(random), name.clone(), None),
        };
        let wanted = (name, address.clone(), Role::Chair);
        let change = committee.put(&id, wanted, seen, now).map_err(sentence)?;
        let Some(change) = change else {
            return there.cloned().ok_or_else(|| "Nothing was changed.".into());
        };
        let made = table.change_committee(program, &committee, &change, &Who::Operator, now).await;
        if made.map_err(sentence)? {
            return Ok(match change {
                Change::Added(member)
                | Change::Changed { member, .. }
                | Change::Removed(member) => member,
            });
        }
    }
    Err("Others change this committee at this moment: run this again.".into())
}

/// What stands before the `@`: a name, until somebody gives a better one.
fn mailbox(address: &Email) -> &str {
    address.as_str().split('@').next().unwrap_or_default()
}
