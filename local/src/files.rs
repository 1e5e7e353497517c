//! Files that are handed out as they are: those in a folder, or those inside this program.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Where files are.
#[derive(Clone)]
pub enum Files {
    /// In a folder on disk.
    Folder(PathBuf),
    /// Inside this program; asked for by their path, with `/` between its words.
    Inside(fn(&str) -> Option<Cow<'static, [u8]>>),
}

impl Files {
    /// The files in a folder.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self::Folder(folder.into())
    }

    /// A file's bytes, if it is there. A path that leads out of the folder leads nowhere.
    pub(crate) async fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        if !path.split('/').all(is_plain) {
            return None;
        }
        match self {
            Self::Folder(folder) => tokio::fs::read(folder.join(path)).await.ok().map(Cow::Owned),
            Self::Inside(read) => read(path),
        }
    }

    /// A file's text, if it is there.
    pub(crate) async fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.read(path).await?.into_owned()).ok()
    }

    /// A file as an answer; the one beside it that ends in `.br`, where the caller takes that.
    pub(crate) async fn answer(&self, path: &str, asked: &HeaderMap) -> Response {
        let small = if takes_brotli(asked) { self.read(&format!("{path}.br")).await } else { None };
        let is_small = small.is_some();
        let bytes = match small {
            Some(bytes) => Some(bytes),
            None => self.read(path).await,
        };
        let Some(bytes) = bytes else { return StatusCode::NOT_FOUND.into_response() };
        let headers = [
            (header::CONTENT_TYPE, media_type(path)),
            (header::VARY, "accept-encoding"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        let mut response = (headers, bytes).into_response();
        if is_small {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "Files({})", folder.display()),
            Self::Inside(_) => f.write_str("Files(inside)"),
        }
    }
}

/// One word of a path: no hidden file, no way up, nothing that needs quoting.
fn is_plain(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    !word.is_empty() && !word.starts_with('.') && word.bytes().all(plain)
}

fn takes_brotli(asked: &HeaderMap) -> bool {
    let lists = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|entry| {
        let (name, weight) = entry.split_once(';').unwrap_or((entry, ""));
        let weight = weight.trim().trim_start_matches("q=");
        name.trim().eq_ignore_ascii_case("br") && !matches!(weight.parse(), Ok(0.0_f32))
    })
}

fn media_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside() -> Files {
        Files::Inside(|path| match path {
            "v1/a.js" => Some(Cow::Borrowed(b"let a")),
            "v1/a.js.br" => Some(Cow::Borrowed(b"br")),
            _ => None,
        })
    }

    async fn asked_with(accepted: &'static str) -> Response {
        let accepted = HeaderValue::from_static(accepted);
        inside()
            .answer("v1/a.js", &HeaderMap::from_iter([(header::ACCEPT_ENCODING, accepted)]))
            .await
    }

    #[tokio::test]
    async fn the_compressed_form_goes_to_whoever_takes_it() {
        for accepted in ["br", "gzip, deflate, br;q=0.8", "gzip, BR"] {
            let answer = asked_with(accepted).await;
            assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br", "{accepted}");
            assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        }
        for accepted in ["", "gzip", "br;q=0", "brotli"] {
            assert!(!asked_with(accepted).await.headers().contains_key(header::CONTENT_ENCODING));
        }
    }

    #[tokio::test]
    async fn no_path_leads_out_of_a_folder() {
        let here = Files::at(env!("CARGO_MANIFEST_DIR"));
        assert!(here.read("src/files.rs").await.is_some());
        for path in ["../README.md", "src/../Cargo.toml", "/etc/passwd", ".", "", "src//files.rs"] {
            assert!(here.read(path).await.is_none(), "{path}");
        }
        let answer = here.answer("src/nothing.js", &HeaderMap::new()).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    }
}
