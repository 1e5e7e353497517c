//! Downloads an export as the committee does, and reads it as a spreadsheet or a script would.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};

/// What came, and how fast.
pub(crate) struct Download {
    pub(crate) rows: usize,
    pub(crate) bytes: u64,
    pub(crate) first_byte: Duration,
    pub(crate) whole: Duration,
}

/// Gets a file from a host such as `http://127.0.0.1:8000`, with an export key. When its last byte is
/// there, the clock stops; then it is read to its end.
pub(crate) fn get(host: &str, path: &str, key: &str, file: &Path) -> Download {
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
    let mut kept = File::create(file).expect("the file can be made");
    let bytes = std::io::copy(&mut answer, &mut kept).expect("the file comes");
    let whole = start.elapsed();
    let kept = BufReader::new(File::open(file).expect("it is there"));
    let rows = match file.extension().and_then(std::ffi::OsStr::to_str) {
        Some("csv") => csv_rows(kept),
        Some("xlsx") => xlsx_rows(kept),
        _ => lines(kept),
    };
    Download { rows, bytes, first_byte, whole }
}

fn csv_rows(file: impl Read) -> usize {
    let mut reader = csv::Reader::from_reader(file);
    let columns = reader.byte_headers().expect("there are headers").len();
    let (mut record, mut rows) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("each row has every column") {
        assert_eq!(record.len(), columns);
        rows += 1;
    }
    rows
}

fn lines(file: impl BufRead) -> usize {
    file.lines().fold(0, |lines, line| {
        line.expect("it is UTF-8");
        lines + 1
    })
}

fn xlsx_rows(file: BufReader<File>) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(file).expect("it is a workbook");
    let sheet = book.sheet_names().first().cloned().expect("it has a sheet");
    let mut cells = book.worksheet_cells_reader(&sheet).expect("the sheet is there");
    let mut last = 0;
    while let Some(cell) = cells.next_cell().expect("each cell can be read") {
        last = cell.get_position().0;
    }
    usize::try_from(last).expect("it fits")
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
