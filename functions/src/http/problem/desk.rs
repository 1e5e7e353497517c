//! The problems that only the desk and exports know.

use axum::http::StatusCode;
use domain::api::Code;
use domain::import::RowProblems;

use super::Problem;

impl Problem {
    /// 401: whoever calls is not signed in.
    pub(in crate::http) fn not_signed_in() -> Self {
        let detail = "Sign in, and send what you are given: Authorization: Bearer lgs_…, or what \
                      your association’s single sign-on has given you.";
        let title = "Not signed in";
        Self::new(StatusCode::UNAUTHORIZED, Code::Unauthorized, title, detail)
    }

    /// 401: a code that is wrong, used, old or was never sent; which of them, nobody is told.
    pub(in crate::http) fn wrong_code(retry_after: u32) -> Self {
        let detail = "This address and this code don't open anything. Try again after as many \
                      seconds as Retry-After says, or ask for a new code.";
        let (status, title) = (StatusCode::UNAUTHORIZED, "Not signed in");
        let problem = Self::new(status, Code::Unauthorized, title, detail);
        Self { retry_after: Some(retry_after), ..problem }
    }

    /// 429: a code was tried too soon after a wrong one.
    pub(in crate::http) fn too_early(retry_after: u32) -> Self {
        let detail = "Wait before you try again for as many seconds as Retry-After says. This try \
                      did not count.";
        let (status, title) = (StatusCode::TOO_MANY_REQUESTS, "Too early");
        let problem = Self::new(status, Code::TooMany, title, detail);
        Self { retry_after: Some(retry_after), ..problem }
    }

    /// 503: an association's single sign-on does not answer, so that nobody knows who calls.
    pub(in crate::http) fn sign_on_unreachable(retry_after: u32) -> Self {
        let detail = "Your association’s single sign-on can’t be asked for its keys now, so nobody \
                      knows who you are. Try again after as many seconds as Retry-After says, or \
                      sign in by a code.";
        let (status, title) = (StatusCode::SERVICE_UNAVAILABLE, "Single sign-on can’t be asked");
        let problem = Self::new(status, Code::Unavailable, title, detail);
        Self { retry_after: Some(retry_after), ..problem }
    }

    /// 403: whoever calls is known, and may not.
    pub(in crate::http) fn forbidden() -> Self {
        let detail = "What you have shown does not open this. Ask the program's chair.";
        Self::new(StatusCode::FORBIDDEN, Code::Forbidden, "Not allowed", detail)
    }

    /// 403: a write from a page that is not HOST's own.
    pub(in crate::http) fn own_pages_only() -> Self {
        let detail = "Only Ligature's own pages may send this, and scripts that send no Origin.";
        Self::new(StatusCode::FORBIDDEN, Code::Origin, "Page not listed", detail)
    }

    /// 409: what was asked would break a rule.
    pub(in crate::http) fn against_the_rules(rule: &str) -> Self {
        let detail = format!("This was not done: {rule}.");
        Self::new(StatusCode::CONFLICT, Code::Rule, "Against a rule", detail)
    }

    /// 412: it was changed meanwhile.
    pub(in crate::http) fn stale() -> Self {
        let detail = "This was changed meanwhile. Get it again, and change what is there now.";
        let status = StatusCode::PRECONDITION_FAILED;
        Self::new(status, Code::Revision, "Changed meanwhile", detail)
    }

    /// 422: the form did not accept some rows; every problem of each at once.
    pub(in crate::http) fn rows(rows: Vec<RowProblems>) -> Self {
        let detail = "The form did not accept some rows, and nothing was stored. rows says which, \
                      and what to do.";
        let (status, title) = (StatusCode::UNPROCESSABLE_ENTITY, "Rows not accepted");
        Self { rows, ..Self::new(status, Code::Rejected, title, detail) }
    }
}
