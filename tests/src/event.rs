//! Events, as AWS would hand them to our functions.

use http::{HeaderMap, Method};
use serde_json::Value;

/// The event of an HTTP API behind CloudFront, as API Gateway sends it.
#[must_use]
pub fn http_api(method: &Method, path: &str, headers: &HeaderMap, body: &str) -> Value {
    let mut event: Value =
        serde_json::from_str(include_str!("events/http-api.json")).expect("it is an event");
    event["rawPath"] = path.into();
    event["requestContext"]["http"]["path"] = path.into();
    event["requestContext"]["http"]["method"] = method.as_str().into();
    for (name, value) in headers {
        event["headers"][name.as_str()] = value.to_str().expect("it is text").into();
    }
    if !body.is_empty() {
        event["body"] = body.into();
    }
    event
}
