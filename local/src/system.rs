//! All of Ligature, started and stopped together: HOST, the embedded DynamoDB and the sample guides.

use std::future::IntoFuture;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use domain::id::ProgramId;
use domain::program::Origin;
use domain::source::Compiled;
use functions::clock::Clock;
use functions::http;
use functions::http::door::{Callers, Door};
use functions::link::Links;
use functions::mail::{Mailer, Sender};
use functions::service_key::ServiceKey;
use functions::sign_on::Issuers;
use functions::store::{PublishError, Published, StoreError, Table};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower_http::compression::CompressionLayer;

use crate::calendar::calendar;
use crate::engine::{self, Engine};
use crate::files::Files;
use crate::folder::{Folder, Unusable};
use crate::guides;
use crate::mailbox::{self, Mailbox};
use crate::post::post;
use crate::programs::{Programs, Unfit, also_embedded_by, publish_compiled};
use crate::site::{self, Samples, Site};

/// The name of the table in the embedded engine.
pub const TABLE: &str = "ligature";

/// What to start, and where.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What `cargo xtask build` made.
    pub site: Files,
    /// The sample guides, where they are wanted.
    pub guides: Option<Files>,
    /// The program folders.
    pub programs: Programs,
    /// The folder that keeps the data; in memory, where there is none.
    pub data: Option<PathBuf>,
    /// HOST's port; the guides have the next two. Any free ports, where nothing is said.
    pub port: Option<u16>,
    /// The address under which the world knows HOST, where something stands in front of it; its
    /// own address, where nothing is said.
    pub address: Option<String>,
    /// Who is believed about where calls come from.
    pub callers: Callers,
    /// The time.
    pub clock: Clock,
}

/// A running Ligature.
pub struct System {
    own: String,
    host: String,
    samples: Option<Samples>,
    functions: http::Site<Table>,
    mails: Option<Arc<Mailbox>>,
    programs: Programs,
    engine: Engine,
    stop: watch::Sender<bool>,
    servers: Vec<JoinHandle<io::Result<()>>>,
    rounds: Vec<JoinHandle<()>>,
}

/// Why Ligature did not start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The embedded DynamoDB did not.
    #[error(transparent)]
    Engine(#[from] engine::NotStarted),
    /// A port is taken.
    #[error("port {0} can't be used ({1}): stop what uses it, or choose another with --port")]
    Port(u16, io::Error),
    /// The site is not built.
    #[error("the widget is not built: run cargo xtask build")]
    NotBuilt,
    /// The programs can't be read.
    #[error(transparent)]
    Programs(#[from] Unfit),
    /// The table can't be made.
    #[error(transparent)]
    Table(#[from] StoreError),
    /// The address of HOST is none.
    #[error("“{0}” is no address for HOST: it is like https://mentoring.example.org")]
    Address(String),
    /// The data folder has no service key.
    #[error(transparent)]
    Key(#[from] Unusable),
    /// The machine can't make a service key.
    #[error("the machine has no randomness to give")]
    NoRandomness,
    /// There is no place for mails.
    #[error("no folder for mails can be made: {0}")]
    Mailbox(#[from] io::Error),
}

/// Why a program was not published.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    /// Its files have faults.
    #[error("{0}")]
    Unfit(#[from] Unfit),
    /// The table did not take it.
    #[error(transparent)]
    Store(#[from] PublishError),
}

impl System {
    /// Starts everything. Programs are not published yet ([`System::publish`]). Where there are
    /// sample guides, mails go to a mailbox that HOST shows; else none are sent.
    ///
    /// # Errors
    /// [`NotStarted`], where something can't start; then nothing is left running.
    pub async fn start(plan: Plan) -> Result<Self, NotStarted> {
        Self::start_with(plan, None).await
    }

    /// The same, with a mailer that mails go to instead.
    ///
    /// # Errors
    /// [`NotStarted`], where something can't start; then nothing is left running.
    pub async fn start_with(plan: Plan, mailer: Option<Mailer>) -> Result<Self, NotStarted> {
        if !site::is_built(&plan.site).await {
            return Err(NotStarted::NotBuilt);
        }
        let mut listeners = vec![listen(plan.port, 0).await?];
        if plan.guides.is_some() {
            listeners.extend([listen(plan.port, 1).await?, listen(plan.port, 2).await?]);
        }
        let engine = match &plan.data {
            Some(folder) => Engine::in_folder(folder).await?,
            None => Engine::in_memory().await?,
        };
        let table = Table::at(engine.endpoint(), TABLE);
        table.create().await?;
        let key = service_key(plan.data.as_deref())?;

        let mut addresses = listeners.iter().map(address);
        let own = addresses.next().unwrap_or_default();
        let samples = addresses.next().zip(addresses.next());
        let samples = samples.map(|(listed, unlisted)| Samples { listed, unlisted });
        let host = plan.address.unwrap_or_else(|| own.clone());
        let names = plan.programs.names()?;
        let site = Site {
            files: plan.site,
            host: host.clone(),
            guides: samples.clone(),
            programs: names.iter().filter_map(|name| ProgramId::new(name).ok()).collect(),
            table: table.clone(),
        };
        let origin = Origin::parse(&host).map_err(|_| NotStarted::Address(host.clone()))?;
        let links = Links::new(origin, key);
        let mailbox = match (&mailer, &plan.guides) {
            (None, Some(_)) => Some(Arc::new(Mailbox::of(plan.data.as_deref())?)),
            _ => None,
        };
        let mailer = mailer.or_else(|| into_mailbox(mailbox.as_deref()?));
        let (store, clock) = (table.clone(), plan.clock.clone());
        let door = Door::new(plan.callers);
        let issuers = Issuers::on_this_machine_too();
        let functions = http::Site { store, clock, links: links.clone(), door, issuers };
        let pages = pages::routes(functions.clone(), pages::Exports::default());
        let mut home = http::everything(functions.clone(), pages).merge(site::router(site));
        if let Some(mailbox) = &mailbox {
            home = home.merge(mailbox::router(Arc::clone(mailbox), plan.clock.clone()));
        }
        let mut routers = vec![home.layer(CompressionLayer::new())];
        if let Some((files, Samples { listed, unlisted })) = plan.guides.zip(samples.as_ref()) {
            routers.push(guides::router(files.clone(), &host, listed, "/bootstrap3.html"));
            routers.push(guides::router(files, &host, unlisted, "/unlisted.html"));
        }
        let (stop, stopping) = watch::channel(false);
        let serve = |(listener, router)| serve(listener, router, stopping.clone());
        let servers = listeners.into_iter().zip(routers).map(serve).collect();
        let days = calendar(table.clone(), plan.clock.clone(), stopping.clone());
        let mut rounds = vec![tokio::spawn(days)];
        let post = |mailer| post(table, plan.clock, links, mailer, stopping.clone());
        rounds.extend(mailer.map(|mailer| tokio::spawn(post(mailer))));
        let (programs, mails) = (plan.programs, mailbox);
        Ok(Self { own, host, samples, functions, mails, programs, engine, stop, servers, rounds })
    }

    /// Where HOST really listens: what stands in front of it passes calls on to this address.
    #[must_use]
    pub fn own_address(&self) -> &str {
        &self.own
    }

    /// HOST's address, as the world knows it: `http://127.0.0.1:8080`.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The address of the sample guides; empty, where there are none.
    #[must_use]
    pub fn guides(&self) -> &str {
        self.samples.as_ref().map_or("", |samples| &samples.listed)
    }

    /// The address of the guide that no program lists; empty, where there are none.
    #[must_use]
    pub fn unlisted(&self) -> &str {
        self.samples.as_ref().map_or("", |samples| &samples.unlisted)
    }

    /// The table behind it.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.functions.store
    }

    /// Where its functions run: for whoever calls them without a way through HTTP.
    #[must_use]
    pub fn functions(&self) -> &http::Site<Table> {
        &self.functions
    }

    /// One more mailer into the mailbox that HOST shows; nothing, where mails leave the house.
    #[must_use]
    pub fn house_mailer(&self) -> Option<Mailer> {
        into_mailbox(self.mails.as_deref()?)
    }

    /// Compiles a program's files, as they are on disk.
    ///
    /// # Errors
    /// [`Unfit`], where they have faults.
    pub fn compile(&self, name: &str) -> Result<Compiled, Unfit> {
        self.programs.compile(name)
    }

    /// The names of the programs that there are files of; none, where they can't be read.
    #[must_use]
    pub fn program_names(&self) -> Vec<String> {
        self.programs.names().unwrap_or_default()
    }

    /// Compiles a program's files and publishes them, with the sample guides among its hosts.
    ///
    /// # Errors
    /// [`NotPublished`], where the files have faults or the table does not take them; then what was
    /// published before stays.
    pub async fn publish(&self, name: &str) -> Result<Published, NotPublished> {
        let here = [self.guides().to_owned(), self.guides().replace("127.0.0.1", "localhost")];
        let guides: Vec<Origin> = here.iter().filter_map(|own| Origin::parse(own).ok()).collect();
        let compiled = also_embedded_by(self.programs.compile(name)?, &guides);
        Ok(publish_compiled(self.table(), &compiled, self.functions.clock.now()).await?)
    }

    /// Publishes the programs again, at once and then whenever one of their files changes, and
    /// deletes what has expired, until the future is dropped. `say` is told what became of it.
    pub async fn watch(&self, say: impl Fn(&str, Result<Published, NotPublished>)) {
        let mut clock = tokio::time::interval(Duration::from_millis(400));
        let mut published = None;
        loop {
            clock.tick().await;
            let now = self.programs.fingerprint().ok();
            if now.is_none() || now == published {
                continue;
            }
            published = now;
            for name in self.programs.names().unwrap_or_default() {
                say(&name, self.publish(&name).await);
            }
            self.engine.sweep();
        }
    }

    /// Stops everything, once the requests that are under way have been answered.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        for server in self.servers {
            let _stopped = server.await;
        }
        for round in self.rounds {
            let _stopped = round.await;
        }
        self.engine.stop().await;
    }
}

/// The key of a data folder; where there is none, one that is gone with the process.
fn service_key(data: Option<&Path>) -> Result<ServiceKey, NotStarted> {
    match data {
        Some(folder) => Ok(Folder::at(folder).service_key()?),
        None => {
            let text = ServiceKey::random_text();
            text.and_then(|text| ServiceKey::new(&text)).ok_or(NotStarted::NoRandomness)
        }
    }
}

/// Mails in the name of nobody in particular, since they leave nobody's machine.
fn into_mailbox(mailbox: &Mailbox) -> Option<Mailer> {
    let sender = Sender::parse("mentoring@host.example").ok()?;
    Some(Mailer::into_folder(mailbox.folder(), sender))
}

async fn listen(port: Option<u16>, next: u16) -> Result<TcpListener, NotStarted> {
    let port = port.map_or(0, |port| port.saturating_add(next));
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    listener.map_err(|error| NotStarted::Port(port, error))
}

fn address(listener: &TcpListener) -> String {
    listener.local_addr().map(|address| format!("http://{address}")).unwrap_or_default()
}

fn serve(
    listener: TcpListener,
    router: Router,
    mut stopping: watch::Receiver<bool>,
) -> JoinHandle<io::Result<()>> {
    let stopped = async move {
        let _sender_is_gone = stopping.wait_for(|stop| *stop).await;
    };
    // Who calls is counted, so they have to be known.
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(axum::serve(listener, router).with_graceful_shutdown(stopped).into_future())
}
