use super::Key;

keys! {
    /// A part: the report of a year.
    DESK_REPORT = "desk.report";
    /// What is there.
    DESK_REPORT_ABOUT = "desk.report-about";
    /// Button: print it.
    DESK_REPORT_PRINT = "desk.report-print";
    /// Button: download it as a workbook.
    DESK_REPORT_XLSX = "desk.report-xlsx";
    /// To a reader: it isn’t published yet.
    DESK_REPORT_NOT_YET = "desk.report-not-yet";
    /// Button: publish it; asks first.
    DESK_REPORT_PUBLISH = "desk.report-publish";
    /// What follows from that.
    DESK_REPORT_PUBLISH_ABOUT = "desk.report-publish-about";
    /// Button: yes, publish it.
    DESK_REPORT_PUBLISH_YES = "desk.report-publish-yes";
    /// It is done.
    DESK_REPORT_PUBLISH_DONE = "desk.report-publish-done";
    /// Log: somebody published a report, of `{cohort}`.
    DESK_DID_PUBLISH_REPORT = "desk.did-publish-report";
}
