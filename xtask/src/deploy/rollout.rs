//! What happens in the account, in its order; and the way back, if the smoke test fails.

use super::artifacts::Artifacts;
use super::assets::{self, Assets, LOADER, Loader};
use super::changes;
use super::live::Live;
use super::smoke::{self, Addresses, Expected};
use super::stack::{Parameters, Stack, Standing};
use super::steps::Steps;
use super::{programs, secret, snippet, template};
use crate::failure::{Failure, OrSay, Outcome};
use crate::workspace;
use domain::form::Form;
use domain::source::Compiled;
use std::path::PathBuf;

/// A deployment that has all it needs.
pub(super) struct Rollout<'a> {
    pub(super) stack: Stack<'a>,
    pub(super) artifacts: Artifacts<'a>,
    /// Where the built site is.
    pub(super) site: PathBuf,
    pub(super) programs: Vec<Compiled>,
    pub(super) steps: Steps,
    /// Whether the origin's secret is to be another in the end.
    pub(super) new_secret: bool,
}

impl Rollout<'_> {
    pub(super) fn run(&self, before: Option<Standing>, parameters: &Parameters) -> Outcome {
        self.steps.begin("Code and template, into the account");
        let last_good = Live::read(&self.artifacts)?;
        let template = self.artifacts.put_stack(&template::path())?;
        if let Some(before) = &before {
            // Before the functions that name them.
            self.assets(before)?.put_hashed(&self.site)?;
        }
        self.steps.begin("Stack");
        self.stack.clear()?;
        let standing = self.change(before, &template, parameters)?;
        self.steps.begin("Assets and programs");
        let host = standing.output("Host")?;
        let loader = Loader::write(&self.site, host)?;
        self.put_assets(&standing, &loader)?;
        programs::publish(self.stack.aws, standing.output("Table")?)?;
        self.steps.begin("Smoke test");
        if let Err(failure) = self.smoke_test(&standing, &loader) {
            return Err(self.taken_back(failure, last_good));
        }
        Live::remember(&self.artifacts, &template, &standing, &loader)?;
        if self.new_secret {
            secret::renew(self.stack, &template, &standing)?;
            self.smoke_test(&standing, &loader)?;
        }
        self.show_snippet(host);
        Ok(())
    }

    fn change(
        &self,
        before: Option<Standing>,
        template: &str,
        parameters: &Parameters,
    ) -> Outcome<Standing> {
        let proposal = self.stack.propose(template, parameters, before.is_none())?;
        match (proposal, before) {
            (None, Some(before)) => {
                println!("Nothing changed in the stack.");
                Ok(before)
            }
            (None, None) => Err(Failure::said("The template makes no resources.")),
            (Some(proposal), _) => {
                changes::print(&proposal.changes);
                println!("CloudFormation is at work (CloudFront takes five minutes) …");
                self.stack.make(&proposal)
            }
        }
    }

    fn put_assets(&self, standing: &Standing, loader: &Loader) -> Outcome {
        let assets = self.assets(standing)?;
        let new = assets.put_hashed(&self.site)?;
        assets.put_desk(&self.site, standing.output("Host")?)?;
        let loader_is_new = assets.put_loader(loader)?;
        println!(
            "{new} new files, and the loader is {}.",
            if loader_is_new { "new" } else { "as it was" }
        );
        if loader_is_new { self.forget_loader(standing) } else { Ok(()) }
    }

    /// CloudFront keeps the loader for five minutes; the smoke test need not wait for that.
    fn forget_loader(&self, standing: &Standing) -> Outcome {
        let (id, path) = (standing.output("Distribution")?, format!("/{LOADER}"));
        let ask = ["cloudfront", "create-invalidation", "--distribution-id", id, "--paths", &path];
        let say = || "CloudFront can't be told that the loader has changed.".to_owned();
        self.stack.aws.ask(&ask).or_say(say).map(drop)
    }

    fn assets<'s>(&'s self, standing: &'s Standing) -> Outcome<Assets<'s>> {
        Ok(Assets { aws: self.stack.aws, bucket: standing.output("Assets")? })
    }

    fn smoke_test(&self, standing: &Standing, loader: &Loader) -> Outcome {
        let at = self.addresses(standing)?;
        let (program, form) = self.first_form()?;
        let hashed = assets::hashed(&self.site)?.into_iter();
        let hashed = hashed.filter(|path| path.extension().is_none_or(|end| end != "br"));
        let expected = Expected {
            loader: workspace::read_text(loader.path())?,
            assets: hashed.map(|path| assets::key(&self.site, &path)).collect::<Outcome<_>>()?,
            form: (program.to_owned(), form.id.to_string(), form.dataset.to_string()),
            has_pages: template::has_route("GET /{program}/{form}")?,
        };
        smoke::test(&at, &expected)?;
        let host = standing.output("Host")?;
        if host != at.host && !smoke::is_known(host, program) {
            println!(
                "{host} does not lead here yet: let the DNS say that it is {} (infra/README.md).",
                at.host.trim_start_matches("https://")
            );
        }
        Ok(())
    }

    fn addresses(&self, standing: &Standing) -> Outcome<Addresses> {
        let aws = self.stack.aws;
        let id = standing.output("Distribution")?;
        let asked = aws.ask(&["cloudfront", "get-distribution", "--id", id]);
        let answer = asked.or_say(|| "CloudFront does not know the distribution.".to_owned())?;
        let own = answer.pointer("/Distribution/DomainName").and_then(|name| name.as_str());
        let own = own.ok_or_else(|| Failure::said("CloudFront gives the distribution no name."))?;
        let api = self.stack.physical("AWS::ApiGatewayV2::Api")?;
        Ok(Addresses {
            host: format!("https://{own}"),
            api: format!("https://{api}.execute-api.{}.amazonaws.com", aws.region()),
            exports: standing.output("Exports")?.trim_end_matches('/').to_owned(),
        })
    }

    /// Deploys again what was last live, and says what went wrong and how it ended.
    fn taken_back(&self, failure: Failure, last_good: Option<Live>) -> Failure {
        let Some(last_good) = last_good else {
            return Failure::said(format!(
                "{failure} This is the first deployment: there is nothing to go back to, and the \
                 stack stays as it is. Mend it and deploy again, or take it down \
                 (infra/README.md)."
            ));
        };
        println!("The smoke test failed. Going back to what was live before …");
        match self.go_back(&last_good) {
            Ok(()) => Failure::said(format!(
                "{failure} What was live before is live again; programs stay as published."
            )),
            Err(other) => Failure::said(format!(
                "{failure} Going back failed too: {other} infra/README.md says how to go back by \
                 hand."
            )),
        }
    }

    fn go_back(&self, last_good: &Live) -> Outcome {
        let proposal = self.stack.propose(&last_good.template, &last_good.parameters(), false)?;
        if let Some(proposal) = proposal {
            self.stack.make(&proposal)?;
        }
        let standing = self.stack.standing()?;
        if let (Some(standing), Some(loader)) = (standing, last_good.loader(&self.artifacts)?) {
            self.assets(&standing)?.put_loader(&loader)?;
            self.forget_loader(&standing)?;
        }
        Ok(())
    }

    fn first_form(&self) -> Outcome<(&str, &Form)> {
        let mut forms =
            self.programs.iter().flat_map(|each| each.forms.iter().map(move |form| (each, form)));
        let first = forms.find(|(_, form)| form.opens.to() == domain::form::OpenTo::Anyone);
        let (compiled, form) = first.ok_or_else(|| Failure::said("No form is for everybody."))?;
        Ok((compiled.program.id.as_str(), form))
    }

    fn show_snippet(&self, host: &str) {
        println!("\nLigature is up at {host}. Paste this into a guide:\n");
        let first = self.first_form().ok();
        if let Some((program, form)) = first {
            println!("{}", snippet::of(host, program, form.id.as_str(), &form.title));
        }
    }
}
