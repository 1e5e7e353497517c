//! The program that a page's address names.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::id::ProgramId;
use functions::http::{Problem, Site, program_head};
use functions::store::ProgramHead;

use crate::PagesStore;
use crate::languages::Asked;
use crate::page::sorry;

/// The program that an address names, in the best of its languages for whoever asks.
pub(crate) struct Named(pub(crate) Arc<ProgramHead>);

/// There is none: the answer is a page that says so.
pub(crate) struct NotNamed(Problem);

impl IntoResponse for NotNamed {
    fn into_response(self) -> Response {
        sorry(&self.0)
    }
}

impl From<Problem> for NotNamed {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl<S: PagesStore> FromRequestParts<Site<S>> for Named {
    type Rejection = NotNamed;

    async fn from_request_parts(parts: &mut Parts, site: &Site<S>) -> Result<Self, NotNamed> {
        let named = Path::<ProgramId>::from_request_parts(parts, site).await;
        let Path(program) = named.map_err(|_| Problem::missing())?;
        let Query(asked) = Query::<Asked>::try_from_uri(&parts.uri).unwrap_or_default();
        Ok(Self(program_head(site, &program, &asked.wanted(&parts.headers)).await?))
    }
}
