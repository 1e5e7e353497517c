//! The pages of this program's own. What they show may come from anywhere, and is shown as text.

use std::borrow::Cow;

use axum::response::Response;
use minijinja::Value;

use crate::files::Files;
use crate::templates::Templates;

/// A page of `pages/`, with values in it.
pub(crate) async fn page(name: &str, values: Value) -> Response {
    Templates::with_text(Files::Inside(template)).page(name, values).await
}

fn template(path: &str) -> Option<Cow<'static, [u8]>> {
    let text = match path {
        "front.html" => include_str!("../pages/front.html"),
        "home.html" => include_str!("../pages/home.html"),
        "mail.html" => include_str!("../pages/mail.html"),
        "mailbox.html" => include_str!("../pages/mailbox.html"),
        "page.css" => include_str!("../pages/page.css"),
        "page.html" => include_str!("../pages/page.html"),
        _ => return None,
    };
    Some(Cow::Borrowed(text.as_bytes()))
}
