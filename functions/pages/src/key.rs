//! Keys to send under, for pages that have no script to make one.

use functions::http::Problem;

/// A new key: 128 random bits.
pub(crate) fn new() -> Result<String, Problem> {
    let half = || getrandom::u64().map_err(|_| Problem::internal());
    Ok(format!("{:016x}{:016x}", half()?, half()?))
}
