//! A new secret between CloudFront and the functions, with nobody turned away meanwhile.

use super::stack::{Parameter, Parameters, Stack, Standing, random_hex};
use crate::failure::{Failure, OrSay, Outcome};

/// Makes it in three changes of the stack, for CloudFront takes minutes to tell all its places: the
/// functions take the new one too; CloudFront sends it; the functions take the old one no more.
pub(super) fn renew(stack: Stack, template: &str, standing: &Standing) -> Outcome {
    let (old, new) = (current(stack, "ORIGIN_SECRET")?, random_hex::<32>()?);
    println!("A new secret between CloudFront and the functions, in three changes …");
    for (secret, next) in [(None, new.as_str()), (Some(new.as_str()), old.as_str()), (None, "")] {
        let mut parameters = all_stay(standing);
        parameters.insert("OriginSecretNext".to_owned(), Parameter::Is(next.to_owned()));
        if let Some(secret) = secret {
            parameters.insert("OriginSecret".to_owned(), Parameter::Is(secret.to_owned()));
        }
        if let Some(proposal) = stack.propose(template, &parameters, false)? {
            stack.make(&proposal)?;
        }
    }
    Ok(())
}

/// CloudFormation shows it to nobody; the function that checks it knows it, as a variable.
pub(super) fn current(stack: Stack, variable: &str) -> Outcome<String> {
    let function = format!("{}-intake", stack.name);
    let asked = ["lambda", "get-function-configuration", "--function-name", &function];
    let answer = stack.aws.ask(&asked).or_say(|| format!("{function} can't be looked at."))?;
    let secrets = answer.pointer(&format!("/Environment/Variables/{variable}"));
    let secrets = secrets.and_then(|secrets| secrets.as_str()).unwrap_or_default();
    // Were a renewal broken off, the one that is in use is the first of two.
    let first = secrets.split_whitespace().next();
    first.map(str::to_owned).ok_or_else(|| Failure::said(format!("{function} has no {variable}.")))
}

fn all_stay(standing: &Standing) -> Parameters {
    standing.parameters.keys().map(|name| (name.clone(), Parameter::Stays)).collect()
}
