use std::path::Path;

use functions::clock::Clock;
use functions::store::Published;
use local::engine::Engine;
use local::files::Files;
use local::programs::Programs;
use local::system::{NotPublished, Plan, System};

use super::options::Options;
use super::{Sentence, sentence};

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    let data = options.folder("--data", "data");
    if Engine::running(&data).await.is_some() {
        let data = data.display();
        return Err(format!(
            "Ligature is already being served from “{data}”: stop it first, or give another folder with --data."
        ));
    }
    if options.has("--fresh") {
        forget(&data)?;
    }
    let programs = Programs::at("programs");
    let plan = Plan {
        site: Files::at(options.folder("--site", "target/site")),
        guides: Some(Files::at("local/guides")),
        programs: programs.clone(),
        data: Some(data),
        port: Some(options.number("--port", 8080)?),
        address: None,
        clock: Clock::System,
    };
    let system = System::start(plan).await.map_err(sentence)?;
    for name in programs.names().map_err(sentence)? {
        say(&name, system.publish(&name).await);
    }
    println!(
        "\nLigature is up. Ctrl-C stops it.\n\n  Everything       {}/\n  Sample guides    {}/\n  Unlisted guide   {}/\n",
        system.host(),
        system.guides(),
        system.unlisted()
    );
    tokio::select! {
        () = system.watch(say) => {}
        () = told_to_stop() => println!("\nStopping …"),
    }
    system.stop().await;
    Ok(())
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

fn forget(data: &Path) -> Result<(), Sentence> {
    for name in ["ligature.db", "ligature.db-wal", "ligature.db-shm", "engine"] {
        let path = data.join(name);
        if path.exists() {
            std::fs::remove_file(&path)
                .map_err(|error| format!("{} can't be deleted: {error}.", path.display()))?;
        }
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _no_signals_here = interrupted.await;
}
