//! Pages made of templates that extend one another.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, TemplateSource};
use minijinja::{UndefinedBehavior, Value};
use tokio::runtime::Handle;

use crate::files::Files;

/// A folder of templates. Each is read whenever it is needed: a change shows at the next reload.
#[derive(Debug, Clone)]
pub(crate) struct Templates {
    files: Files,
    escape: AutoEscape,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
enum NoPage {
    #[error("There is no such page.")]
    Missing,
    /// Whoever reads this has most likely just changed the template.
    #[error("{template}, line {line}: {what}")]
    Broken { template: String, line: usize, what: String },
}

impl Templates {
    /// Templates whose values may come from anywhere: they are shown as text.
    pub(crate) fn with_text(files: Files) -> Self {
        Self { files, escape: AutoEscape::Html }
    }

    /// Templates whose values are all our own, and may be markup.
    pub(crate) fn with_markup(files: Files) -> Self {
        Self { files, escape: AutoEscape::None }
    }

    /// The files among which the templates are.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// The page that a template makes of some values, as an answer that nobody keeps.
    pub(crate) async fn page(&self, name: &str, values: Value) -> Response {
        let (templates, name, runtime) = (self.clone(), name.to_owned(), Handle::current());
        // A template names others while it is rendered: on a thread that may wait for files.
        let render = move || templates.render(&name, values, runtime);
        let fresh = [(header::CACHE_CONTROL, "no-store")];
        match tokio::task::spawn_blocking(render).await {
            Ok(Ok(html)) => (fresh, Html(html)).into_response(),
            Ok(Err(NoPage::Missing)) => StatusCode::NOT_FOUND.into_response(),
            Ok(Err(broken)) => {
                (StatusCode::INTERNAL_SERVER_ERROR, fresh, broken.to_string()).into_response()
            }
            Err(_stopped) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }

    fn render(self, name: &str, values: Value, runtime: Handle) -> Result<String, NoPage> {
        let environment = self.environment(runtime)?;
        let template = environment.get_template(name).map_err(|error| match error.kind() {
            ErrorKind::TemplateNotFound => NoPage::Missing,
            _ => error.into(),
        })?;
        Ok(template.render(values)?)
    }

    fn environment(self, runtime: Handle) -> Result<Environment<'static>, Error> {
        let Self { files, escape } = self;
        let mut environment = Environment::new();
        // A line with nothing but a tag leaves no line.
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
        environment.set_syntax(syntax);
        environment.set_auto_escape_callback(move |_| escape.clone());
        // A misspelled name is an error, and `if` may still ask whether there is a value.
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        // Else only a build for testing names it.
        environment.set_debug(true);
        environment.set_loader(move |name: &str| {
            Ok(runtime.block_on(files.text(name)).map(TemplateSource::from))
        });
        Ok(environment)
    }
}

impl From<Error> for NoPage {
    fn from(error: Error) -> Self {
        let (kind, detail) = (error.kind(), error.detail());
        Self::Broken {
            template: error.name().unwrap_or("a template").to_owned(),
            line: error.line().unwrap_or_default(),
            what: detail.map_or_else(|| kind.to_string(), |detail| format!("{kind}: {detail}")),
        }
    }
}
