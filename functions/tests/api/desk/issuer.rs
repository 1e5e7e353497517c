//! An issuer on loopback, with keys of its own and all that can be wrong with one.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::sign_on::{Audience, Issuer, SignOn};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};

pub(crate) const AUDIENCE: &str = "the-desk";

/// What an issuer answers.
#[derive(Debug, Clone)]
pub(crate) enum Answers {
    Well,
    Status(u16),
    Elsewhere,
    Another,
    Rubbish,
    Endlessly,
    Never,
}

struct Spoken {
    keys: Vec<Value>,
    answers: Answers,
    asked: usize,
}

/// It.
pub(crate) struct Loopback {
    pub(crate) at: String,
    spoken: Arc<Mutex<Spoken>>,
}

/// A key to sign with.
pub(crate) enum Key {
    P256(EcdsaKeyPair, SystemRandom),
    Ed25519(Ed25519KeyPair),
}

pub(crate) fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Key {
    pub(crate) fn p256() -> Self {
        let (way, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
        let made = EcdsaKeyPair::generate_pkcs8(way, &random).unwrap();
        Self::P256(EcdsaKeyPair::from_pkcs8(way, made.as_ref(), &random).unwrap(), random)
    }

    pub(crate) fn ed25519() -> Self {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self::Ed25519(Ed25519KeyPair::from_pkcs8(made.as_ref()).unwrap())
    }

    /// Its public half.
    pub(crate) fn public(&self) -> Vec<u8> {
        match self {
            Self::P256(key, _) => key.public_key().as_ref().to_vec(),
            Self::Ed25519(key) => key.public_key().as_ref().to_vec(),
        }
    }

    pub(crate) fn jwk(&self, id: &str) -> Value {
        let public = self.public();
        match self {
            Self::P256(..) => json!({
                "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
                "x": encoded(&public[1..33]), "y": encoded(&public[33..]),
            }),
            Self::Ed25519(_) => {
                json!({ "kty": "OKP", "crv": "Ed25519", "kid": id, "x": encoded(&public) })
            }
        }
    }

    pub(crate) fn signature(&self, message: &str) -> Vec<u8> {
        match self {
            Self::P256(key, random) => {
                key.sign(random, message.as_bytes()).unwrap().as_ref().to_vec()
            }
            Self::Ed25519(key) => key.sign(message.as_bytes()).as_ref().to_vec(),
        }
    }

    /// A bearer, signed with it.
    pub(crate) fn signs(&self, header: &Value, claims: &Value) -> String {
        signed(header, claims, |message| self.signature(message))
    }

    pub(crate) fn algorithm(&self) -> &'static str {
        match self {
            Self::P256(..) => "ES256",
            Self::Ed25519(_) => "EdDSA",
        }
    }
}

/// A bearer, however it is signed.
pub(crate) fn signed(header: &Value, claims: &Value, sign: impl FnOnce(&str) -> Vec<u8>) -> String {
    let message = format!("{}.{}", encoded(header.to_string()), encoded(claims.to_string()));
    let signature = encoded(sign(&message));
    format!("{message}.{signature}")
}

impl Loopback {
    pub(crate) async fn open(keys: Vec<Value>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = format!("http://{}", listener.local_addr().unwrap());
        let spoken = Spoken { keys, answers: Answers::Well, asked: 0 };
        let spoken = Arc::new(Mutex::new(spoken));
        let state = (at.clone(), Arc::clone(&spoken));
        let router = axum::Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys_of))
            .with_state(state);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { at, spoken }
    }

    pub(crate) fn sign_on(&self) -> SignOn {
        let (issuer, audience) = (Issuer::parse(&self.at), Audience::parse(AUDIENCE));
        SignOn { issuer: issuer.unwrap(), audience: audience.unwrap() }
    }

    pub(crate) fn answers(&self, how: Answers) {
        self.spoken.lock().unwrap().answers = how;
    }

    pub(crate) fn has(&self, keys: Vec<Value>) {
        self.spoken.lock().unwrap().keys = keys;
    }

    /// How often it was asked since the last time.
    pub(crate) fn asked(&self) -> usize {
        std::mem::take(&mut self.spoken.lock().unwrap().asked)
    }
}

type Shared = State<(String, Arc<Mutex<Spoken>>)>;

async fn configuration(State((at, spoken)): Shared) -> Response<Body> {
    let answers = {
        let mut spoken = spoken.lock().unwrap();
        spoken.asked += 1;
        spoken.answers.clone()
    };
    let well = |issuer: &str| {
        let said = json!({ "issuer": issuer, "jwks_uri": format!("{at}/keys"), "more": [1] });
        Response::new(Body::from(said.to_string()))
    };
    match answers {
        Answers::Well => well(&at),
        Answers::Status(status) => {
            Response::builder().status(status).body(Body::from("{}")).unwrap()
        }
        Answers::Elsewhere => {
            let elsewhere = format!("{at}/keys");
            let answer = Response::builder().status(302).header("location", elsewhere);
            answer.body(Body::empty()).unwrap()
        }
        Answers::Another => well("https://login.example.org"),
        Answers::Rubbish => Response::new(Body::from("<html>")),
        Answers::Endlessly => {
            let chunk = || Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]);
            Response::new(Body::from_stream(futures::stream::repeat_with(chunk)))
        }
        Answers::Never => std::future::pending().await,
    }
}

async fn keys_of(State((_, spoken)): Shared) -> Response<Body> {
    let keys = json!({ "keys": spoken.lock().unwrap().keys });
    Response::new(Body::from(keys.to_string()))
}
