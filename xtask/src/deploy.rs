//! `cargo xtask deploy`: from this folder to a form in a guide, on AWS.

mod account;
mod artifacts;
mod assets;
mod aws;
mod changes;
mod costs;
mod live;
#[cfg(test)]
mod on_moto;
mod parameters;
mod plan;
mod programs;
mod request;
mod rollout;
mod secret;
mod smoke;
mod snippet;
mod stack;
mod steps;
mod template;
mod tools;
mod words;

pub(crate) use aws::Aws;

use crate::failure::{Failure, Outcome};
use crate::{build, lambda, workspace};
use account::Account;
use artifacts::Artifacts;
use costs::Costs;
use plan::Plan;
use request::Request;
use rollout::Rollout;
use serde_json::Value;
use stack::Stack;
use steps::Steps;

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let request = Request::read(arguments)?;
    if request.dry_run { dry_run(&request) } else { deploy(&request) }
}

/// All that needs no account; and what would change, if there is one.
fn dry_run(request: &Request) -> Outcome {
    let steps = Steps::of(6);
    steps.begin("Tools and programs");
    tools::present()?;
    programs::checked()?;
    steps.begin("What a guide page downloads");
    build::site()?;
    steps.begin("Functions");
    lambda::for_lambda()?;
    steps.begin("Template");
    let translated = template::validated()?;
    let plan = Plan::of(&translated);
    steps.begin(&format!("What the stack {} would be", request.stack));
    match would_change(request, &translated) {
        Ok(()) => {}
        Err(failure) => {
            println!("Compared with nothing: {failure}");
            println!("All of it would be new, {} resources:", plan.len());
            plan.lines().iter().for_each(|line| println!("{line}"));
        }
    }
    steps.begin("What it would cost");
    Costs::read()?.print()?;
    println!("\nThe dry run is green, and nothing was changed.");
    Ok(())
}

/// Asks the account what a deployment would change; an error where it can't be asked.
fn would_change(request: &Request, translated: &Value) -> Outcome {
    let aws = Aws::from_environment()?;
    let account = Account::reach(&aws)?;
    let stack = Stack { aws: &aws, name: &request.stack };
    println!("In {}:", account.shown());
    let Some(standing) = stack.standing()? else {
        return Err(Failure::said(format!("{} is not there yet.", request.stack)));
    };
    let parameters = parameters::of(request, Some(&standing), &account, translated)?;
    let artifacts = Artifacts::of(&aws, &account, &request.stack);
    let template = artifacts.put_stack(&template::path())?;
    match stack.propose(&template, &parameters, false)? {
        None => println!("Nothing would change."),
        Some(proposal) => {
            changes::print(&proposal.changes);
            stack.forget(proposal.name())?;
        }
    }
    Ok(())
}

fn deploy(request: &Request) -> Outcome {
    let steps = Steps::of(9);
    steps.begin("Tools and programs");
    tools::present()?;
    let programs = programs::checked()?;
    steps.begin("Account");
    let aws = Aws::from_environment()?;
    let account = Account::reach(&aws)?;
    println!("Deploying {} to {}.", request.stack, account.shown());
    let stack = Stack { aws: &aws, name: &request.stack };
    let before = stack.standing()?;
    parameters::suffice(request, before.as_ref())?;
    steps.begin("What a guide page downloads");
    build::site()?;
    let site = workspace::site();
    steps.begin("Functions");
    lambda::for_lambda()?;
    steps.begin("Template");
    let translated = template::validated()?;
    let mut parameters = parameters::of(request, before.as_ref(), &account, &translated)?;
    if request.new_service_key {
        parameters::renew_key(&mut parameters, secret::current(stack, "SERVICE_KEY")?)?;
    }
    let artifacts = Artifacts::of(&aws, &account, &request.stack);
    let new_secret = request.new_secret;
    let rollout = Rollout { stack, artifacts, site, programs, steps, new_secret };
    account.have_bucket(&aws)?;
    rollout.run(before, &parameters)
}

/// The arguments of a command that works on data: `--stack NAME` becomes the stack's table, and the
/// account that it is in is given too.
pub(crate) fn pointed(arguments: &[String]) -> Outcome<(Vec<String>, Option<Aws>)> {
    let mut arguments = arguments.to_vec();
    let Some(at) = arguments.iter().position(|argument| argument == "--stack") else {
        return Ok((arguments, None));
    };
    let name = arguments.get(at + 1).ok_or_else(|| Failure::said("--stack needs a value."))?;
    request::stack(name)
        .map_err(|why| Failure::said(format!("--stack can't be “{name}”: {why}.")))?;
    let aws = Aws::from_environment()?;
    let table = table_of(&aws, name)?;
    arguments.splice(at..at + 2, ["--table".to_owned(), table]);
    Ok((arguments, Some(aws)))
}

fn table_of(aws: &Aws, name: &str) -> Outcome<String> {
    match (Stack { aws, name }).standing()? {
        Some(standing) => Ok(standing.output("Table")?.to_owned()),
        None => Err(Failure::said(format!(
            "There is no stack {name} in {}: check the name, AWS_REGION and the account.",
            aws.region()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::pointed;

    fn read(line: &str) -> Result<(Vec<String>, bool), String> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let pointed = pointed(&arguments).map_err(|failure| failure.to_string())?;
        Ok((pointed.0, pointed.1.is_some()))
    }

    #[test]
    fn a_command_without_a_stack_asks_no_account() {
        let (arguments, has_account) = read("acrl-sts --data here").unwrap();
        assert_eq!(arguments, ["acrl-sts", "--data", "here"]);
        assert!(!has_account);
    }

    #[test]
    fn a_stack_without_a_name_or_with_a_wrong_one_is_told_before_any_account_is_asked() {
        assert_eq!(read("acrl-sts --stack").unwrap_err(), "--stack needs a value.");
        assert!(read("acrl-sts --stack a_b").unwrap_err().contains("“a_b”"));
    }
}
