use std::time::Duration;

use domain::program::Origin;
use functions::clock::Clock;
use functions::http::door::Callers;
use functions::mail::{self, Mailer};
use functions::store::Published;
use local::files::Files;
use local::programs::Programs;
use local::system::{NotPublished, Plan, System};

use super::options::Options;
use super::told::{self, ToldToStop};
use super::{Sentence, sentence};
use crate::inside;

/// How long a stop waits for what is under way.
const STOP_WITHIN: Duration = Duration::from_secs(20);

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    options.no_name()?;
    let address = options.text("--address").map(address).transpose()?;
    let callers = match options.has("--behind-proxy") {
        true => Callers::BehindProxy,
        false => Callers::Direct,
    };
    let all_as_one = address.is_some() && callers == Callers::Direct;
    let plan = Plan {
        site: site(&options)?,
        guides: None,
        programs: Programs::at(options.folder("--programs", "programs")),
        data: Some(options.folder("--data", "data")),
        port: options.port()?,
        address,
        callers,
        clock: Clock::System,
    };
    log();
    let mailer = mail::from_env().await.map_err(sentence)?;
    if mailer.is_none() {
        println!("No mail is sent: set SENDER and SMTP_URL, and what waits goes out.");
    }
    until_told(plan, mailer, async |system: &System| {
        println!("Ligature serves {} from {}.", system.host(), system.own_address());
        if all_as_one {
            println!(
                "All callers look like one: if nginx tells X-Forwarded-For, add --behind-proxy."
            );
        }
    })
    .await
}

/// The site that `--site` names, or the one inside the program.
pub(super) fn site(options: &Options) -> Result<Files, Sentence> {
    let named = options.text("--site").map(Files::at).or_else(inside::site);
    named.ok_or_else(|| {
        "This build has no site inside: build it with cargo xtask build ligature, or name a built \
         site with --site."
            .into()
    })
}

/// Runs everything until a signal says stop; `up` is called once it answers.
pub(super) async fn until_told(
    plan: Plan,
    mailer: Option<Mailer>,
    up: impl AsyncFn(&System),
) -> Result<(), Sentence> {
    let mut told = ToldToStop::listen().map_err(sentence)?;
    let programs = plan.programs.clone();
    let names = programs.names().map_err(sentence)?;
    if names.is_empty() {
        return Err(format!(
            "There is no program in “{}”: put one there, or begin from the samples with ligature \
             samples FOLDER.",
            programs.folder().display()
        ));
    }
    let system = System::start_with(plan, mailer).await.map_err(sentence)?;
    for name in names {
        say(&name, system.publish(&name).await);
    }
    up(&system).await;
    told::ready();
    tokio::select! {
        () = system.watch(say) => {}
        () = told.wait() => println!("Stopping …"),
    }
    told::stopping();
    tokio::select! {
        stopped = tokio::time::timeout(STOP_WITHIN, system.stop()) => {
            if stopped.is_err() {
                println!("Stopped; somebody's request was never sent to its end.");
            }
        }
        () = told.wait() => println!("Stopped at once."),
    }
    Ok(())
}

/// The address that the world knows, as an origin.
fn address(text: &str) -> Result<String, Sentence> {
    let wrong =
        |_| format!("“{text}” is no address for HOST: it is like https://mentoring.example.org.");
    Origin::parse(text.trim_end_matches('/')).map(|origin| origin.to_string()).map_err(wrong)
}

/// One line for each call, without anything that people sent.
fn log() {
    let lines = functions::log::lines("ligature", std::io::stdout);
    let _set_already = tracing::subscriber::set_global_default(lines);
    // A panic's message may quote an answer: only its place is logged.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        println!("A panic at {place}: please report it.");
    }));
}

fn say(program: &str, outcome: Result<Published, NotPublished>) {
    match outcome {
        Ok(Published { changed: false, .. }) => {}
        Ok(published) => {
            let forms: Vec<&str> = published.new_versions.iter().map(|id| id.as_str()).collect();
            let forms = if forms.is_empty() { "program.toml".into() } else { forms.join(", ") };
            println!("Published {program}: {forms}");
        }
        Err(error) => println!("Not published: {program}\n{error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_an_origin_and_anything_else_is_a_slip() {
        assert_eq!(address("https://a.example.org/"), Ok("https://a.example.org".to_owned()));
        for slip in ["a.example.org", "https://a.example.org/forms", "ftp://a.example.org", ""] {
            assert!(address(slip).unwrap_err().contains("is no address for HOST"), "{slip}");
        }
    }
}
