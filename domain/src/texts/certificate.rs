//! The keys of a mentor's certificate: `{name}`, `{program}`, `{association}`, `{from}`, `{until}` and `{date}` may
//! stand in each.

use super::Key;

keys! {
    /// Its heading.
    CERTIFICATE_TITLE = "certificate.title";
    /// What it says of the mentor.
    CERTIFICATE_SAID = "certificate.said";
    /// What they are thanked for.
    CERTIFICATE_THANKS = "certificate.thanks";
    /// In whose name, and when.
    CERTIFICATE_SIGNED = "certificate.signed";
    /// On the page of a pairing: above the button.
    CERTIFICATE_CARD = "certificate.card";
    /// What it is, and how to keep it.
    CERTIFICATE_ABOUT = "certificate.about";
    /// Button: show it.
    CERTIFICATE_OPEN = "certificate.open";
    /// Button: it as a file.
    CERTIFICATE_FILE = "certificate.file";
    /// Why there is no file: it has letters that we have no face for.
    CERTIFICATE_NO_FILE = "certificate.no-file";
}
