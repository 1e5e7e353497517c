//! The tag that a mail has with the mail service: its name, so that what comes back is found without searching.

use domain::desk::MailId;

/// What the tag is called.
pub(crate) const MAIL_TAG: &str = "mail";

/// A tag takes letters, digits, hyphens and this, and no kind of mail has it in its name.
const BETWEEN: char = '_';

/// A mail's name as a tag.
#[cfg_attr(not(any(test, feature = "ses")), expect(dead_code, reason = "only SES takes tags"))]
pub(super) fn tag(mail: &MailId) -> String {
    format!("{}{BETWEEN}{}", mail.kind(), mail.rest())
}

/// The mail of a tag.
pub(crate) fn tagged(tag: &str) -> Option<MailId> {
    let (kind, rest) = tag.split_once(BETWEEN)?;
    MailId::new(kind, rest).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_found_again_by_its_tag() {
        let mail = MailId::new("not-yet", "0000000000000001-check-in-1").unwrap();
        assert_eq!(tag(&mail), "not-yet_0000000000000001-check-in-1");
        assert_eq!(tagged(&tag(&mail)), Some(mail));
        for bad in ["", "receipt", "receipt_", "receipt_a#b"] {
            assert_eq!(tagged(bad), None, "{bad}");
        }
    }
}
