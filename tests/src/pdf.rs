//! What is on paper, as a PDF has it.

use std::process::Stdio;

use tokio::io::AsyncWriteExt;

/// The lines on the paper, as they are drawn one after the other.
pub async fn lines(pdf: Vec<u8>) -> Vec<String> {
    let text = read("pdftotext", &["-enc", "UTF-8", "-raw", "-", "-"], pdf).await;
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// What is on the paper, as somebody reads it who looks at it: of a line from right to left, the right end first. Without what
/// says in which direction it is read.
pub async fn as_read(pdf: Vec<u8>) -> String {
    let text = read("pdftotext", &["-enc", "UTF-8", "-", "-"], pdf).await;
    let text = text.replace(|c| matches!(c, '\u{202a}'..='\u{202e}'), " ");
    let lines = text.lines().map(words).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// What it says of itself: a line for each, such as `Pages: 1`.
pub async fn about(pdf: Vec<u8>) -> Vec<String> {
    read("pdfinfo", &["-"], pdf).await.lines().map(words).collect()
}

/// What somebody hears who has it read aloud, each text behind what it is.
pub async fn aloud(pdf: Vec<u8>) -> String {
    read("pdfinfo", &["-struct-text", "-"], pdf).await
}

/// Its words, each with where it ends at the left and at the right, above and below, in points.
pub async fn placed(pdf: Vec<u8>) -> Vec<(String, [f32; 4])> {
    let page = read("pdftotext", &["-enc", "UTF-8", "-bbox", "-", "-"], pdf).await;
    let word = |line: &str| {
        let (places, word) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let mut places = places.split('"').skip(1).step_by(2).map(|place| place.parse().ok());
        let [left, top, right, bottom] = std::array::from_fn(|_| places.next().flatten());
        Some((word.strip_suffix("</word>")?.to_owned(), [left?, right?, top?, bottom?]))
    };
    page.lines().filter_map(word).collect()
}

/// What a program of poppler says of a file.
async fn read(program: &str, arguments: &[&str], pdf: Vec<u8>) -> String {
    let mut reader = tokio::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        // It complains of files that are as they should be.
        .stderr(Stdio::null())
        .spawn()
        .expect("poppler is installed: apt-get install poppler-utils");
    let mut input = reader.stdin.take().expect("it reads from here");
    tokio::spawn(async move { input.write_all(&pdf).await });
    let read = reader.wait_with_output().await.expect("it ends");
    assert!(read.status.success());
    String::from_utf8_lossy(&read.stdout).into_owned()
}

/// A text with single spaces, as it reads whatever line it is broken into.
#[must_use]
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
