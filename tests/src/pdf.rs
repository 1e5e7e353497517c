//! What is on paper, as a PDF has it.

use std::process::Stdio;

use tokio::io::AsyncWriteExt;

/// The lines on the paper.
pub async fn lines(pdf: Vec<u8>) -> Vec<String> {
    let mut reader = tokio::process::Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is installed: apt-get install poppler-utils");
    let mut input = reader.stdin.take().expect("it reads from here");
    tokio::spawn(async move { input.write_all(&pdf).await });
    let read = reader.wait_with_output().await.expect("it ends");
    assert!(read.status.success());
    let text = String::from_utf8(read.stdout).expect("it is text");
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// A text with single spaces, as it reads whatever line it is broken into.
#[must_use]
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
