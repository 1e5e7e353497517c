use functions::clock::Clock;
use local::programs::{Programs, publish_compiled};

use super::options::Options;
use super::{Opened, Sentence, sentence};

pub(super) async fn run(options: Options) -> Result<(), Sentence> {
    let name = options.name("program")?;
    let compiled = Programs::at(options.folder("--programs", "programs")).compile(name);
    let compiled = compiled.map_err(sentence)?;
    let opened = Opened::named(&options).await?;
    let published = publish_compiled(&opened.table, &compiled, Clock::System.now()).await;
    opened.close().await;
    let published = published.map_err(sentence)?;
    match (published.changed, published.new_versions.as_slice()) {
        (false, _) => println!("{name} is published already, as it stands."),
        (true, []) => {
            println!("Published {name}: no form changed, but program.toml or matching.toml did.")
        }
        (true, forms) => {
            let forms: Vec<&str> = forms.iter().map(|form| form.as_str()).collect();
            println!("Published {name}: {}", forms.join(", "));
        }
    }
    Ok(())
}
