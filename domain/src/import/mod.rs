//! Bringing people in from elsewhere: a csv file becomes a sheet, its columns are mapped to a form's
//! questions, and each row is checked by the form itself, in the browser as on the server.
//!
//! [`Sheet`] reads the file and says by row what is wrong with it; [`Mapping::guess`] guesses what
//! its columns are, and a person mends that; [`check`] makes answers of every row and says every
//! problem. What is sent at last ([`NewImport`]) is answers, and the function parses them again.

mod body;
mod checked;
mod columns;
mod day;
mod mapping;
#[cfg(feature = "import")]
mod sheet;
mod value;
mod zone;

pub use self::body::{Imported, ImportedRow, LARGEST_IMPORT, MOST_ROWS, NewImport, RowProblems};
pub use self::checked::{Checked, check};
pub use self::mapping::{Mapping, Target};
#[cfg(feature = "import")]
pub use self::sheet::read;
#[cfg(feature = "import")]
pub use self::sheet::{LARGEST_FILE, NotASheet};

/// A table of texts, as a file has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What stands above the columns.
    pub headers: Vec<String>,
    /// The rows that are not empty, each as long as the headers.
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet.
#[derive(Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number, as a spreadsheet counts: the headers are row 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Sheet {
    /// The cells of a column that are not empty.
    pub fn column(&self, at: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.cells.get(at));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// The same sheet, each text passed through `change`: how callers bring text to Unicode's normal
    /// form C.
    #[must_use]
    pub fn map_text(self, change: &impl Fn(String) -> String) -> Self {
        let all = |texts: Vec<String>| texts.into_iter().map(change).collect();
        Self {
            headers: all(self.headers),
            rows: self
                .rows
                .into_iter()
                .map(|row| SheetRow { number: row.number, cells: all(row.cells) })
                .collect(),
        }
    }
}

/// A file of answers is personal: only its size shows.
impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sheet({} columns, {} rows)", self.headers.len(), self.rows.len())
    }
}
