//! Downloads an export as the committee does, and reads it as a spreadsheet would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// What came, and how fast.
pub(crate) struct Download {
    pub(crate) rows: usize,
    pub(crate) bytes: u64,
    pub(crate) first_byte: Duration,
    pub(crate) whole: Duration,
}

/// Gets a csv file from a host such as `http://127.0.0.1:8000`, with an export key.
pub(crate) fn csv(host: &str, path: &str, key: &str) -> Download {
    let authority = host.trim_start_matches("http://");
    let mut connection = TcpStream::connect(authority).expect("the export listens");
    let start = Instant::now();
    // In HTTP/1.0 the body comes as it is, and ends with the connection.
    write!(
        connection,
        "GET {path} HTTP/1.0\r\nHost: {authority}\r\nAuthorization: Bearer {key}\r\n\r\n"
    )
    .expect("the request is sent");
    let mut answer = BufReader::with_capacity(64 * 1024, connection);
    let first_byte = head(&mut answer, start);

    let mut body = Counted { inner: answer, bytes: 0 };
    let mut reader = csv::Reader::from_reader(&mut body);
    let columns = reader.byte_headers().expect("there are headers").len();
    let (mut record, mut rows) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("each row has every column") {
        assert_eq!(record.len(), columns);
        rows += 1;
    }
    Download { rows, bytes: body.bytes, first_byte, whole: start.elapsed() }
}

/// Reads the answer's head, and gives the time of its first byte.
fn head(answer: &mut impl BufRead, start: Instant) -> Duration {
    answer.fill_buf().expect("the export answers");
    let first_byte = start.elapsed();
    let mut status = String::new();
    answer.read_line(&mut status).expect("it has a status");
    assert!(status.contains(" 200 "), "the export is refused: {status}");
    let mut line = String::new();
    while line != "\r\n" {
        line.clear();
        answer.read_line(&mut line).expect("its head has an end");
    }
    first_byte
}

struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        self.bytes += u64::try_from(read).unwrap_or(0);
        Ok(read)
    }
}
