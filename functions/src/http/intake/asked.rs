use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use domain::id::ProgramId;
use domain::lang::Wanted;
use serde::Deserialize;

use super::IntakeStore;
use crate::http::problem::Problem;
use crate::http::{Site, program_head};
use crate::store::ProgramHead;

/// The program that an address names, in the best of the languages that it asks for.
pub(super) struct Asked(pub(super) Arc<ProgramHead>);

#[derive(Default, Deserialize)]
struct In {
    /// The languages that would do, the best first, with commas between them.
    #[serde(default)]
    lang: String,
}

impl<S: IntakeStore> FromRequestParts<Site<S>> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site<S>) -> Result<Self, Problem> {
        let Path(program) = Path::<ProgramId>::from_request_parts(parts, site).await?;
        let Query(In { lang }) = Query::try_from_uri(&parts.uri).unwrap_or_default();
        Ok(Self(program_head(site, &program, &Wanted::read(&lang)).await?))
    }
}
