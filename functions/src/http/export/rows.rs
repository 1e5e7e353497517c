use super::ExportStore;
use super::format::Format;
use super::source::Source;
use crate::store::StoreError;

/// A dataset's file in a format of text, a page of rows at a time.
pub(super) struct Rows<S> {
    source: Source<S>,
    format: Format,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Beginning,
    NoRecordYet,
    Records,
    Ended,
}

impl<S: ExportStore> Rows<S> {
    pub(super) fn of(source: Source<S>, format: Format) -> Self {
        Self { source, format, stage: Stage::Beginning }
    }

    /// The next part of the file; nothing after its end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let mut part = Vec::new();
        if self.stage == Stage::Beginning {
            part = self.format.begin(self.source.table.headers())?;
            self.stage = Stage::NoRecordYet;
        }
        let before = part.len();
        while part.len() == before && self.stage != Stage::Ended {
            self.page(&mut part).await?;
        }
        Ok(if part.is_empty() { None } else { Some(part) })
    }

    async fn page(&mut self, part: &mut Vec<u8>) -> Result<(), StoreError> {
        let page = match self.format {
            Format::Csv => self.source.table_page().await?,
            _ => self.source.page().await?,
        };
        let Some(page) = page else {
            part.extend_from_slice(self.format.end());
            self.stage = Stage::Ended;
            return Ok(());
        };
        for (record, form) in page {
            let is_first = self.stage == Stage::NoRecordYet;
            part.extend(self.format.record(&self.source, record, &form, is_first)?);
            self.stage = Stage::Records;
        }
        Ok(())
    }
}
