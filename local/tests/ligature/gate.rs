//! A way to an engine that is open for so many bytes and then shut: whoever uses it waits.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// The gate.
pub(crate) struct Gate {
    /// Its address, to be used in place of the engine's.
    pub(crate) endpoint: String,
    shut: Receiver<()>,
}

impl Gate {
    /// A gate before an engine. Once it is shut it stays so.
    pub(crate) fn before(endpoint: &str, bytes: usize) -> Self {
        let engine = endpoint.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let (tell, shut) = mpsc::channel();
        let left = Arc::new(AtomicUsize::new(bytes));
        thread::spawn(move || {
            for client in listener.incoming() {
                let (left, tell) = (Arc::clone(&left), tell.clone());
                pass(client.unwrap(), TcpStream::connect(&engine).unwrap(), left, tell);
            }
        });
        Self { endpoint, shut }
    }

    /// Waits until it is shut.
    pub(crate) fn is_shut(&self) {
        self.shut.recv().unwrap();
    }
}

fn pass(client: TcpStream, engine: TcpStream, left: Arc<AtomicUsize>, tell: Sender<()>) {
    let (mut answers, mut back) = (engine.try_clone().unwrap(), client.try_clone().unwrap());
    thread::spawn(move || io::copy(&mut answers, &mut back));
    thread::spawn(move || {
        let (mut client, mut engine) = (client, engine);
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = client.read(&mut bytes) {
            let open = |left: usize| left.checked_sub(length);
            if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, open).is_err() {
                let _test_is_over = tell.send(());
                thread::park();
            }
            engine.write_all(&bytes[..length]).unwrap();
        }
    });
}
