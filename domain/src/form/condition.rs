use serde::{Deserialize, Serialize};

use crate::id::{OptionId, QuestionId};

/// When a question is asked, or an option offered: when the answer to an earlier question of the
/// same form has one of these options among those chosen.
///
/// An earlier question that was not asked, or not answered, holds no option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The earlier question. In a group's part, another part of the same row, or else a question
    /// of the form.
    pub question: QuestionId,
    /// The options of which one must be among those chosen. For consent, `yes`.
    pub is: Vec<OptionId>,
}
