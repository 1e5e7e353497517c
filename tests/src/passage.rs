//! Stands in front of HOST while a tool calls it very often: each call comes from a network of its
//! own, some seconds after the one before, so that none is taken for a flood. What was answered is
//! noted.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Uri};
use axum::response::Response;
use domain::instant::Instant;
use functions::clock::Clock;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;

use crate::stage::Stage;

/// How many seconds pass between two calls: fewer than make an hour of a session's ten out of a
/// thousand calls, and so many that a minute never has as many posts as a flood.
const BETWEEN: i64 = 3;

/// A call, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noted {
    /// Its method.
    pub method: String,
    /// Its path, without what was asked of it.
    pub path: String,
    /// The status of its answer.
    pub status: u16,
}

/// A passage that is open.
pub struct Passage {
    address: String,
    way: Arc<Way>,
}

struct Way {
    host: String,
    clock: Clock,
    client: Client<HttpConnector, Body>,
    callers: AtomicU32,
    noted: Mutex<Vec<Noted>>,
}

impl Passage {
    /// Opens one to a stage that is behind a proxy.
    pub async fn to(stage: &Stage) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
        let address = format!("http://{}", listener.local_addr().expect("it listens"));
        let way = Arc::new(Way {
            host: stage.system.own_address().to_owned(),
            clock: stage.clock.clone(),
            client: Client::builder(TokioExecutor::new()).build_http(),
            callers: AtomicU32::new(0),
            noted: Mutex::default(),
        });
        let router = Router::new().fallback(pass).with_state(Arc::clone(&way));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, way }
    }

    /// Where it begins.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// All that was answered until now.
    #[must_use]
    pub fn noted(&self) -> Vec<Noted> {
        self.way.noted.lock().expect("nobody panicked").clone()
    }
}

async fn pass(State(way): State<Arc<Way>>, mut request: Request) -> Response<Body> {
    let asked = request.uri().path_and_query().map_or("/", |asked| asked.as_str()).to_owned();
    let path = request.uri().path().to_owned();
    *request.uri_mut() = format!("{}{asked}", way.host).parse::<Uri>().expect("it is an address");
    let [_, a, b, c] = way.callers.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let from = HeaderValue::from_str(&format!("10.{a}.{b}.{c}")).expect("it is a header");
    request.headers_mut().insert("x-forwarded-for", from);
    let method = request.method().to_string();
    let now = way.clock.now().milliseconds();
    way.clock.set(Instant::from_milliseconds(now + BETWEEN * 1000));
    let answer = way.client.request(request).await.expect("HOST answers");
    let status = answer.status().as_u16();
    way.noted.lock().expect("nobody panicked").push(Noted { method, path, status });
    answer.map(Body::new)
}
