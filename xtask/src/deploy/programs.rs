//! The programs: checked before anything is built, published when the stack stands.

use super::aws::Aws;
use crate::failure::{Failure, Outcome};
use crate::{check, local, programs, tool};
use domain::source::Compiled;

/// Every program, compiled; a mistake in one is shown, and ends it.
pub(super) fn checked() -> Outcome<Vec<Compiled>> {
    let names = programs::names()?;
    check::run(&names)?;
    let compiled = names.iter().map(|name| {
        programs::compile(name)?.map_err(|_| Failure::said(format!("programs/{name} changed.")))
    });
    let compiled: Vec<Compiled> = compiled.collect::<Outcome<_>>()?;
    if compiled.iter().all(|program| program.forms.is_empty()) {
        return Err(Failure::said("There is no form in programs/: write one first."));
    }
    Ok(compiled)
}

/// Publishes every program into a table of the account.
pub(super) fn publish(aws: &Aws, table: &str) -> Outcome {
    for name in programs::names()? {
        let mut publish = local::built(["publish", &name, "--table", table])?;
        aws.lend(&mut publish)?;
        tool::run(&mut publish, &format!("The program {name} can't be published."))?;
    }
    Ok(())
}
