//! What the other processes do: keep the data, and serve the export. Apart, so that the memory of
//! the function that exports is its own.

use std::path::Path;

use functions::clock::Clock;
use functions::http::export;
use functions::store::Table;
use local::engine::Engine;
use local::system::TABLE;
use tokio::net::TcpListener;

use crate::process::live_at;

/// The embedded DynamoDB, in a folder.
pub(crate) async fn engine(folder: &str) {
    let engine = Engine::in_folder(Path::new(folder)).await.expect("the engine starts");
    live_at(engine.endpoint()).await;
    engine.stop().await;
}

/// The export function, as its own binary has it, over the table at an endpoint.
pub(crate) async fn export(endpoint: &str) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
    let address = format!("http://{}", listener.local_addr().expect("it listens"));
    let function = export::router(
        Table::at(endpoint, TABLE),
        Clock::System,
        functions::sign_on::Issuers::on_the_web(),
    );
    tokio::spawn(async move { axum::serve(listener, function).await });
    live_at(&address).await;
}
