//! The service's own doors: calls to its API, in this process.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::request::Builder;
use axum::http::{Method, Request, StatusCode, header};
use functions::http::{Site, everything};
use functions::store::Table;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower::ServiceExt;

use super::Stumbled;

/// Whence all of them call.
const HERE: ([u8; 4], u16) = ([127, 0, 0, 1], 9);

/// The doors of a service.
#[derive(Debug, Clone)]
pub(super) struct Doors(Router);

/// A call to one of them.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    /// What the caller shows: a session's token, or the code of an own link.
    pub(super) bearer: Option<&'a str>,
    /// The key of what is sent once.
    pub(super) key: Option<&'a str>,
    pub(super) body: Option<Value>,
}

impl Doors {
    /// The doors of where functions run.
    pub(super) fn of(site: &Site<Table>) -> Self {
        let pages = pages::routes(site.clone(), pages::Exports::default());
        Self(everything(site.clone(), pages))
    }

    /// Calls, and reads the answer; `null`, where it is empty.
    pub(super) async fn call<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, Stumbled> {
        let path = call.path.to_owned();
        let body = self.file(call).await?;
        let body = if body.is_empty() { b"null".to_vec() } else { body };
        serde_json::from_slice(&body).map_err(|_| Stumbled::Odd(path))
    }

    /// Calls, and takes the answer as it is.
    pub(super) async fn file(&self, call: Call<'_>) -> Result<Vec<u8>, Stumbled> {
        let path = call.path.to_owned();
        let (status, body) = self.send(call).await?;
        if status.is_success() {
            return Ok(body);
        }
        let said = String::from_utf8_lossy(&body).into_owned();
        Err(Stumbled::Refused(path, status.as_u16(), said))
    }

    /// Presses a button of a page, and reads what comes then.
    pub(super) async fn press(&self, path: &str, form: String) -> Result<String, Stumbled> {
        let request = Request::builder().method(Method::POST).uri(path);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (status, body) = self.answer(path, request, Body::from(form)).await?;
        let page = String::from_utf8_lossy(&body).into_owned();
        match status.is_success() {
            true => Ok(page),
            false => Err(Stumbled::Refused(path.to_owned(), status.as_u16(), page)),
        }
    }

    async fn send(&self, call: Call<'_>) -> Result<(StatusCode, Vec<u8>), Stumbled> {
        let mut request = Request::builder().method(call.method.clone()).uri(call.path);
        if let Some(bearer) = call.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
        }
        if let Some(key) = call.key {
            request = request.header(domain::api::KEY_HEADER, key);
        }
        let body = match &call.body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.answer(call.path, request, body).await
    }

    async fn answer(
        &self,
        path: &str,
        request: Builder,
        body: Body,
    ) -> Result<(StatusCode, Vec<u8>), Stumbled> {
        let odd = || Stumbled::Odd(path.to_owned());
        let request = request.extension(ConnectInfo(SocketAddr::from(HERE)));
        let request = request.body(body).map_err(|_| odd())?;
        let answer = match self.0.clone().oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await.map_err(|_| odd())?;
        Ok((status, body.to_vec()))
    }
}
