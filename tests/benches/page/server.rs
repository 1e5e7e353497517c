//! The pages that are compared, from one server, each file compressed beforehand as well as brotli
//! can. The widget's own files come from HOST, as `local` serves them.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

/// One file: its path without the slash, its type, its content.
pub(crate) type File = (String, &'static str, Vec<u8>);

/// Serves the files on a listener for as long as the process lives.
pub(crate) fn serve(listener: TcpListener, files: Vec<File>) {
    let compressed = |(path, kind, content): File| (path, kind, compress(&content));
    let files: Arc<Vec<File>> = Arc::new(files.into_iter().map(compressed).collect());
    let router = Router::new().route("/{*path}", axum::routing::get(file)).with_state(files);
    tokio::spawn(async move { axum::serve(listener, router).await });
}

async fn file(State(files): State<Arc<Vec<File>>>, Path(asked): Path<String>) -> Response {
    let Some((_, kind, content)) = files.iter().find(|(path, ..)| *path == asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_ENCODING, "br"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, content.clone()).into_response()
}

fn compress(content: &[u8]) -> Vec<u8> {
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(content), &mut compressed, &best)
        .expect("memory can be written");
    compressed
}
