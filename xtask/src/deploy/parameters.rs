//! What the template's parameters are to be: what was asked for; else what they are; else what the
//! template says.

use super::account::Account;
use super::request::Request;
use super::stack::{Parameter, Parameters, Standing, random_hex};
use crate::failure::{Failure, Outcome};
use serde_json::Value;

/// Whether there is enough to go on, before anything is built.
pub(super) fn suffice(request: &Request, before: Option<&Standing>) -> Outcome {
    if before.is_none() && !request.gives("AlarmAddress") {
        return Err(Failure::said(
            "A new stack needs somebody to tell when something is wrong: add --alarms ADDRESS.",
        ));
    }
    Ok(())
}

/// The parameters for a change of the stack to this template.
pub(super) fn of(
    request: &Request,
    before: Option<&Standing>,
    account: &Account,
    template: &Value,
) -> Outcome<Parameters> {
    let is = |value: &str| Parameter::Is(value.to_owned());
    let mut parameters = Parameters::new();
    match before {
        Some(before) => {
            let knows = |name: &&String| template.pointer(&format!("/Parameters/{name}")).is_some();
            let stay = before.parameters.keys().filter(knows);
            parameters.extend(stay.map(|name| (name.clone(), Parameter::Stays)));
        }
        None => {
            parameters.insert("OriginSecret".to_owned(), is(&random_hex::<32>()?));
            if !account.can_reserve() {
                parameters.insert("ExportsAtOnce".to_owned(), is("0"));
            }
        }
    }
    // A stack from before there were links has none.
    if !parameters.contains_key(KEY) {
        parameters.insert(KEY.to_owned(), is(&random_hex::<32>()?));
    }
    for (name, value) in &request.parameters {
        parameters.insert((*name).to_owned(), is(value));
    }
    Ok(parameters)
}

/// Puts a new service key in place of the present one, and keeps that beside it: what it has signed
/// stays good.
pub(super) fn renew_key(parameters: &mut Parameters, present: String) -> Outcome {
    parameters.insert(KEY.to_owned(), Parameter::Is(random_hex::<32>()?));
    parameters.insert(KEY_BEFORE.to_owned(), Parameter::Is(present));
    Ok(())
}

const KEY: &str = "ServiceKey";
const KEY_BEFORE: &str = "ServiceKeyBefore";

#[cfg(test)]
mod tests {
    use super::{of, renew_key, suffice};
    use crate::deploy::account::Account;
    use crate::deploy::request::Request;
    use crate::deploy::stack::{Parameter, Parameters, Standing};
    use serde_json::json;

    fn parameters(line: &str, before: Option<&Standing>, can_reserve: bool) -> Parameters {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let request = Request::read(&arguments).unwrap();
        suffice(&request, before).unwrap();
        let account = Account::sample(can_reserve);
        let known =
            json!({ "OriginSecret": {}, "ServiceKey": {}, "AlarmAddress": {}, "Sender": {} });
        of(&request, before, &account, &json!({ "Parameters": known })).unwrap()
    }

    #[test]
    fn a_first_deployment_makes_two_secrets_and_needs_an_address_for_alarms() {
        let first = parameters("--stack a --alarms ops@example.org", None, true);
        for name in ["OriginSecret", "ServiceKey"] {
            let Some(Parameter::Is(secret)) = first.get(name) else { panic!("{first:?}") };
            assert_eq!(secret.len(), 64);
        }
        assert_ne!(first.get("OriginSecret"), first.get("ServiceKey"));
        assert!(!first.contains_key("ExportsAtOnce"));

        let request = Request::read(&["--stack".to_owned(), "a".to_owned()]).unwrap();
        assert!(suffice(&request, None).unwrap_err().to_string().contains("--alarms"));
    }

    #[test]
    fn a_new_account_whose_quota_is_small_gets_no_share_for_exports() {
        let first = parameters("--stack a --alarms ops@example.org", None, false);
        assert_eq!(first.get("ExportsAtOnce"), Some(&Parameter::Is("0".to_owned())));
    }

    #[test]
    fn a_later_deployment_keeps_what_it_is_not_told_and_the_secrets_above_all() {
        let standing = Standing::sample(&[
            ("OriginSecret", "****"),
            ("ServiceKey", "****"),
            ("AlarmAddress", "ops@example.org"),
            ("Forgotten", "by the new template"),
        ]);
        let later = parameters("--stack a --sender b@example.org", Some(&standing), true);
        let expected = Parameters::from([
            ("OriginSecret".to_owned(), Parameter::Stays),
            ("ServiceKey".to_owned(), Parameter::Stays),
            ("AlarmAddress".to_owned(), Parameter::Stays),
            ("Sender".to_owned(), Parameter::Is("b@example.org".to_owned())),
        ]);
        assert_eq!(later, expected);
    }
    #[test]
    fn a_stack_from_before_there_were_links_gets_a_key_for_them() {
        let standing = Standing::sample(&[("OriginSecret", "****")]);
        let later = parameters("--stack a", Some(&standing), true);
        assert!(matches!(later.get("ServiceKey"), Some(Parameter::Is(key)) if key.len() == 64));
        assert_eq!(later.get("OriginSecret"), Some(&Parameter::Stays));
    }

    #[test]
    fn a_new_key_stands_beside_the_one_that_it_replaces() {
        let standing = Standing::sample(&[("OriginSecret", "****"), ("ServiceKey", "****")]);
        let mut later = parameters("--stack a", Some(&standing), true);
        renew_key(&mut later, "the present one".to_owned()).unwrap();
        assert!(matches!(later.get("ServiceKey"), Some(Parameter::Is(key)) if key.len() == 64));
        let before = Some(&Parameter::Is("the present one".to_owned()));
        assert_eq!(later.get("ServiceKeyBefore"), before);
    }
}
