//! `…/export-keys`: keys to a program's exports, which its chair makes and revokes.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::desk::{Datasets, ExportKeyId, ExportKeyMade, LONGEST_KEY_DAYS, NewExportKey};
use domain::export::OURS;
use domain::id::FormId;

use super::{Admitted, DeskStore};
use crate::http::problem::Problem;
use crate::http::published::head;
use crate::http::unkept::answer;
use crate::http::{Site, sent};

/// How many keys a program may have at once, those that are over lately among them.
const MOST_KEYS: usize = 200;

/// All keys, the newest first.
pub(super) async fn list<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
) -> Result<Response, Problem> {
    let mut keys = site.store.export_keys(admitted.program(), site.clock.now()).await?;
    keys.sort_by(|a, b| (b.made_at, &b.id).cmp(&(a.made_at, &a.id)));
    Ok(answer(StatusCode::OK, &serde_json::json!({ "keys": keys })))
}

/// Makes a key. Its secret is in this answer and nowhere else.
pub(super) async fn make<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let new: NewExportKey = sent::object(&headers, &body, "name, datasets and days")?;
    if !(1..=LONGEST_KEY_DAYS).contains(&new.days) {
        let detail = format!("days must be a number from 1 to {LONGEST_KEY_DAYS}.");
        return Err(Problem::malformed(detail));
    }
    let head = head(&site.store, admitted.program()).await?;
    if let Datasets::These(these) = &new.datasets {
        let is_ours = |this: &FormId| OURS.contains(&this.as_str());
        let is_one = |this: &FormId| head.dataset(this).is_some() || is_ours(this);
        let is_known = !these.is_empty() && these.iter().all(is_one);
        if !is_known {
            return Err(Problem::malformed("datasets must name datasets of this program, or all."));
        }
    }
    let now = site.clock.now();
    if site.store.export_keys(admitted.program(), now).await?.len() >= MOST_KEYS {
        let detail = format!(
            "a program has at most {MOST_KEYS} keys, and those that are over stay for a while"
        );
        return Err(Problem::against_the_rules(&detail));
    }
    let (secret, key) =
        site.store.new_export_key(admitted.program(), &new, &admitted.who(), now).await?;
    let made = ExportKeyMade { secret: secret.secret().to_owned(), key };
    Ok(answer(StatusCode::CREATED, &made))
}

/// Revokes a key for good; it stays in the list.
pub(super) async fn revoke<S: DeskStore>(
    State(site): State<Site<S>>,
    Extension(admitted): Extension<Admitted>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<StatusCode, Problem> {
    let Path((_, id)) = path?;
    let id = ExportKeyId::new(&id).map_err(|_| Problem::unknown("key"))?;
    let now = site.clock.now();
    let keys = site.store.export_keys(admitted.program(), now).await?;
    let key = keys.iter().find(|key| key.id == id).ok_or_else(|| Problem::unknown("key"))?;
    // Where it was revoked already, that was what was wanted.
    site.store.revoke_export_key(admitted.program(), key, &admitted.who(), now).await?;
    Ok(StatusCode::NO_CONTENT)
}
