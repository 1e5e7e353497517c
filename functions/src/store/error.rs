use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// Why the table did not do what was asked. Never carries what the SDK says in its messages, which
/// may quote keys and values: only the operation and the error's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The table is busy, or can't be reached: the same call may succeed a little later.
    #[error("the table is busy: {operation}, {code}")]
    Busy {
        /// What was asked.
        operation: &'static str,
        /// What the table answered.
        code: String,
    },
    /// Something is wrong with our code, our permissions or the table.
    #[error("the table refused: {operation}, {code}")]
    Broken {
        /// What was asked.
        operation: &'static str,
        /// What the table answered.
        code: String,
    },
    /// An item is not as this code writes it.
    #[error("an item can't be read: {0}")]
    Unreadable(&'static str),
    /// The machine has no randomness to give.
    #[error("no randomness")]
    NoRandomness,
}

/// Codes of errors that pass by themselves.
const PASSING: &[&str] = &[
    "InternalServerError",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "ReplicatedWriteConflictException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
    "TransactionInProgressException",
];

impl StoreError {
    /// Sorts an error of the SDK.
    pub(super) fn of<E: ProvideErrorMetadata>(
        operation: &'static str,
        error: &SdkError<E, HttpResponse>,
    ) -> Self {
        let code = error.code().unwrap_or(match error {
            SdkError::ConstructionFailure(_) => "construction",
            SdkError::TimeoutError(_) => "timeout",
            SdkError::DispatchFailure(_) => "unreachable",
            SdkError::ResponseError(_) => "response",
            _ => "unknown",
        });
        let status = error.raw_response().map_or(0, |response| response.status().as_u16());
        let passing = match error {
            SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) => true,
            _ => status >= 500 || PASSING.contains(&code),
        };
        let code = code.to_owned();
        if passing { Self::Busy { operation, code } } else { Self::Broken { operation, code } }
    }
}
