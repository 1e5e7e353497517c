//! A function in a process of its own, as Lambda starts it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::process;
use crate::stage::repository;

/// What the tests' functions hold a caller to know, as CloudFront does.
pub const ORIGIN_SECRET: &str = "a-secret-that-only-cloudfront-knows";

/// What the tests' functions sign with.
pub const SERVICE_KEY: &str = "a-key-with-which-functions-sign-links";

/// The origin of the pages that are ours, to these functions.
pub const HOST: &str = "https://mentoring.example.org";

/// How long a line of the log may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A function that is running; it ends with this value.
pub struct Function {
    child: Child,
    log: Receiver<String>,
}

/// Where a function finds what it needs.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The runtime API: a host and a port, or an address with a path.
    pub runtime: &'a str,
    /// The DynamoDB.
    pub endpoint: &'a str,
    /// The table.
    pub table: &'a str,
}

/// The binary of a function for this machine: in the folder that `FUNCTIONS` names, as xtask has
/// built them; its release, where it names none.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    let folder = std::env::var("FUNCTIONS").unwrap_or_else(|_| "target/release".to_owned());
    built(&format!("{folder}/{name}"))
}

/// The binary of a function that Lambda would run.
#[must_use]
pub fn bootstrap(name: &str) -> PathBuf {
    built(&format!("target/lambda/{name}/bootstrap"))
}

fn built(path: &str) -> PathBuf {
    let path = repository().join(path);
    assert!(path.is_file(), "{} is not built: run cargo xtask test infra", path.display());
    path
}

impl Function {
    /// Starts it with the environment that Lambda and our template give it, and no other but PATH.
    #[must_use]
    pub fn start(mut command: Command, place: Place<'_>) -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        command
            .env_clear()
            .env("PATH", path)
            .env("AWS_LAMBDA_RUNTIME_API", place.runtime)
            .env("AWS_LAMBDA_FUNCTION_NAME", "f")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
            .env("AWS_REGION", "us-east-1")
            .env("AWS_DEFAULT_REGION", "us-east-1")
            .env("AWS_ACCESS_KEY_ID", "local")
            .env("AWS_SECRET_ACCESS_KEY", "local")
            .env("AWS_ENDPOINT_URL_DYNAMODB", place.endpoint)
            .env("TABLE", place.table)
            .env("HOST", HOST)
            .env("ORIGIN_SECRET", ORIGIN_SECRET)
            .env("SERVICE_KEY", SERVICE_KEY)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let child = command.spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        let (lines, log) = channel();
        // To its end, heard or not: a full pipe would hold the function up.
        let each = move |line| drop(lines.send(line));
        std::thread::spawn(move || output.lines().map_while(Result::ok).for_each(each));
        Self { child, log }
    }

    /// The next line of its log.
    #[must_use]
    pub fn says(&self) -> String {
        self.log.recv_timeout(PATIENCE).expect("the function writes a line")
    }

    /// The most memory that it has ever held, in bytes.
    #[must_use]
    pub fn peak_memory(&self) -> u64 {
        process::peak_memory(self.child.id())
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _ended_already = self.child.wait();
    }
}
