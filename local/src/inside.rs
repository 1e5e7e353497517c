//! What `cargo xtask build ligature` puts inside the program, so that it needs nothing beside it:
//! the site, the sample guides, and the sample programs. A plain build has none of it.

use std::borrow::Cow;

use local::files::Files;

/// What a guide page downloads.
pub(crate) fn site() -> Option<Files> {
    files(imp::site)
}

/// The sample guides.
pub(crate) fn guides() -> Option<Files> {
    files(imp::guides)
}

/// The paths and bytes of the sample programs.
pub(crate) fn samples() -> Vec<(String, Cow<'static, [u8]>)> {
    imp::samples()
}

fn files(read: fn(&str) -> Option<Cow<'static, [u8]>>) -> Option<Files> {
    cfg!(feature = "inside").then_some(Files::Inside(read))
}

#[cfg(feature = "inside")]
mod imp {
    use std::borrow::Cow;

    use rust_embed::Embed;

    #[derive(Embed)]
    #[folder = "$LIGATURE_SITE"]
    struct Site;

    #[derive(Embed)]
    #[folder = "$CARGO_MANIFEST_DIR/guides"]
    #[include = "*.html"]
    #[include = "layouts/*.html"]
    #[include = "*.css"]
    #[include = "*.js"]
    #[include = "node_modules/bootstrap3/dist/css/bootstrap.min.css"]
    #[include = "node_modules/bootstrap3/dist/js/bootstrap.min.js"]
    #[include = "node_modules/bootstrap5/dist/css/bootstrap.min.css"]
    #[include = "node_modules/bootstrap5/dist/js/bootstrap.bundle.min.js"]
    #[include = "node_modules/jquery1/dist/jquery.min.js"]
    #[include = "node_modules/jquery3/dist/jquery.min.js"]
    struct Guides;

    #[derive(Embed)]
    #[folder = "$CARGO_MANIFEST_DIR/../programs"]
    struct Samples;

    pub(super) fn site(path: &str) -> Option<Cow<'static, [u8]>> {
        Some(Site::get(path)?.data)
    }

    pub(super) fn guides(path: &str) -> Option<Cow<'static, [u8]>> {
        Some(Guides::get(path)?.data)
    }

    pub(super) fn samples() -> Vec<(String, Cow<'static, [u8]>)> {
        let bytes = |path: Cow<'static, str>| {
            let file = Samples::get(&path)?;
            Some((path.into_owned(), file.data))
        };
        Samples::iter().filter_map(bytes).collect()
    }
}

#[cfg(not(feature = "inside"))]
mod imp {
    use std::borrow::Cow;

    pub(super) fn site(_: &str) -> Option<Cow<'static, [u8]>> {
        None
    }

    pub(super) fn guides(_: &str) -> Option<Cow<'static, [u8]>> {
        None
    }

    pub(super) fn samples() -> Vec<(String, Cow<'static, [u8]>)> {
        Vec::new()
    }
}
