//! What a guide page downloads, put where CloudFront finds it.

use super::aws::Aws;
use crate::build::hash::Hash;
use crate::failure::{Failure, OrSay, Outcome};
use crate::workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the loader is, for all that name it.
pub(super) const LOADER: &str = "v1/embed.js";

/// What the desk's page begins with, and what shows the desk in a guide.
const DESK: [&str; 2] = ["v1/embed-desk-page.js", "v1/embed-desk.js"];

/// For good: the name holds the hash of the content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A changed loader is everywhere in five minutes.
const SHORTLY: &str = "public, max-age=300";

/// How the names of files end that brotli has compressed.
const COMPRESSED: &str = ".br";

/// The bucket that CloudFront hands out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Assets<'a> {
    pub(super) aws: &'a Aws,
    pub(super) bucket: &'a str,
}

/// A file as it lies in the bucket, with the headers that it is sent with.
struct Asset<'a> {
    key: &'a str,
    file: &'a Path,
    kind: &'a str,
    caching: &'a str,
}

impl Assets<'_> {
    /// Puts the files whose names hold their hashes, each with its `.br` beside it, which CloudFront
    /// gives to whoever takes brotli. Those of earlier deployments stay: pages that are open, and
    /// snippets that name them, still ask for them. Says how many are new.
    pub(super) fn put_hashed(&self, site: &Path) -> Outcome<usize> {
        let mut new = 0;
        for file in &hashed(site)? {
            let key = key(site, file)?;
            if self.hash_of(&key).is_none() {
                self.put(&Asset { key: &key, file, kind: kind(&key)?, caching: FOR_GOOD })?;
                new += 1;
            }
        }
        Ok(new)
    }

    /// Puts the loader for this HOST, and beside it the same under a name of its own, which a
    /// snippet can be pinned to; says whether it is another than before.
    pub(super) fn put_loader(&self, loader: &Loader) -> Outcome<bool> {
        let (file, kind) = (&loader.file, kind(LOADER)?);
        let pinned = loader.pinned();
        if self.hash_of(&pinned).is_none() {
            self.put(&Asset { key: &pinned, file, kind, caching: FOR_GOOD })?;
        }
        if self.hash_of(LOADER).as_deref() == Some(loader.hash()) {
            return Ok(false);
        }
        self.put(&Asset { key: LOADER, file, kind, caching: SHORTLY })?;
        Ok(true)
    }

    /// Puts the desk's two scripts that keep their names, for this HOST, where they are others than
    /// before. What they name was put with the hashed files, and stays.
    pub(super) fn put_desk(&self, site: &Path, host: &str) -> Outcome {
        for key in DESK {
            let text = workspace::read_text(&site.join(key))?.replace("__HOST__", host);
            if self.hash_of(key) == Some(Hash::of(text.as_bytes()).to_string()) {
                continue;
            }
            let file = site.with_file_name("embed-desk.js");
            workspace::write(&file, text.as_bytes())?;
            self.put(&Asset { key, file: &file, kind: kind(key)?, caching: SHORTLY })?;
        }
        Ok(())
    }

    /// The hash that an object was put with; nothing where there is none.
    fn hash_of(&self, key: &str) -> Option<String> {
        let asked = ["s3api", "head-object", "--bucket", self.bucket, "--key", key];
        let answer = self.aws.ask(&asked).ok()?;
        answer.pointer("/Metadata/sha256").and_then(|hash| hash.as_str()).map(str::to_owned)
    }

    fn put(&self, asset: &Asset) -> Outcome {
        let Asset { key, file, kind, caching } = asset;
        let hash = format!("sha256={}", Hash::of(&workspace::read(file)?));
        let body = file.display().to_string();
        let mut put = vec!["s3api", "put-object", "--bucket", self.bucket, "--key", key];
        put.extend(["--body", &body, "--content-type", kind, "--cache-control", caching]);
        put.extend(["--metadata", &hash]);
        if key.ends_with(COMPRESSED) {
            put.extend(["--content-encoding", "br"]);
        }
        self.aws
            .ask(&put)
            .or_say(|| format!("{key} can't be put into the bucket of assets."))
            .map(drop)
    }
}

/// The loader, with HOST's address in it. CloudFront compresses it.
#[derive(Debug)]
pub(super) struct Loader {
    file: PathBuf,
    hash: String,
}

impl Loader {
    /// Writes the loader of this site for this HOST beside the site.
    pub(super) fn write(site: &Path, host: &str) -> Outcome<Self> {
        let text = workspace::read_text(&site.join(LOADER))?.replace("__HOST__", host);
        let file = site.with_file_name("embed.js");
        workspace::write(&file, text.as_bytes())?;
        Self::written(file)
    }

    /// A loader that was written before.
    pub(super) fn written(file: PathBuf) -> Outcome<Self> {
        let hash = Hash::of(&workspace::read(&file)?).to_string();
        Ok(Self { file, hash })
    }

    /// The hash of what lies in the bucket.
    pub(super) fn hash(&self) -> &str {
        &self.hash
    }

    /// Where it stays for good, by the first 64 bits of its hash: the snippet maker works the same
    /// name out of what it is served.
    pub(super) fn pinned(&self) -> String {
        format!("v1/embed-{}.js", self.hash.chars().take(16).collect::<String>())
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.file
    }
}

/// Every file of the site whose name holds its hash, and its `.br`: a build leaves no others.
pub(super) fn hashed(site: &Path) -> Outcome<Vec<PathBuf>> {
    let say = || "The site's assets can't be read: build it again.".to_owned();
    let entries = fs::read_dir(site.join("v1/assets")).or_say(say)?;
    let files = entries.map(|entry| Ok(entry.or_say(say)?.path()));
    let mut files = files.collect::<Outcome<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// Where a file of the site is found on HOST, without the first `/`.
pub(super) fn key(site: &Path, path: &Path) -> Outcome<String> {
    let below = path.strip_prefix(site);
    let below = below.or_say(|| format!("{} is not in the site.", workspace::shown(path)))?;
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    Ok(names.join("/"))
}

/// A file's media type, by its name; compressed or not, it is the same.
pub(super) fn kind(name: &str) -> Outcome<&'static str> {
    match name.trim_end_matches(COMPRESSED).rsplit_once('.') {
        Some((_, "js")) => Ok("text/javascript; charset=utf-8"),
        Some((_, "wasm")) => Ok("application/wasm"),
        Some((_, "json")) => Ok("application/json"),
        Some((_, "css")) => Ok("text/css; charset=utf-8"),
        _ => Err(Failure::said(format!(
            "{name} has no media type: name it in xtask/src/deploy/assets.rs."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{key, kind};
    use std::path::Path;

    #[test]
    fn a_file_lies_in_the_bucket_where_it_lies_in_the_site() {
        let site = Path::new("target/site");
        let path = site.join("v1/assets/widget-0a.wasm");
        assert_eq!(key(site, &path).unwrap(), "v1/assets/widget-0a.wasm");
        assert!(key(site, Path::new("Cargo.toml")).is_err());
    }

    #[test]
    fn webassembly_and_scripts_have_the_types_that_browsers_insist_on() {
        assert_eq!(kind("widget-0a.wasm").unwrap(), "application/wasm");
        assert_eq!(kind("widget-0a.wasm.br").unwrap(), "application/wasm");
        assert_eq!(kind("embed.js").unwrap(), "text/javascript; charset=utf-8");
        assert!(kind("picture.xyz").unwrap_err().to_string().contains("picture.xyz"));
    }
}
