use serde::{Deserialize, Serialize};

use crate::id::{CohortId, FormId, ProgramId};
use crate::lang::Lang;
use crate::program::Origin;
use crate::texts::Texts;

/// What the desk's page brings along: all that it needs to know before anybody has signed in. It
/// has nothing that a visitor may not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskPage {
    /// The program's name in addresses.
    pub program: ProgramId,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub association: String,
    /// The e-mail address that questions go to.
    pub address: String,
    /// The language of the page.
    pub lang: Lang,
    /// Its cohorts, the earliest first.
    pub cohorts: Vec<CohortCard>,
    /// What people sent, as it can be downloaded.
    pub datasets: Vec<DatasetCard>,
    /// Whether it says who is matched with whom, so that this can be downloaded, too.
    #[serde(default)]
    pub matches: bool,
    /// Where downloads come from, where that is not HOST.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exports: Option<Origin>,
    /// What the desk says.
    pub texts: Texts,
}

/// What the desk's page says of a cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortCard {
    /// Its name in addresses.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
    /// Whether a form can be sent to it now.
    pub open: bool,
    /// Whether its matching has begun.
    #[serde(default)]
    pub matched: bool,
}

/// What the desk's page says of what a form's people sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatasetCard {
    /// Its name in addresses.
    pub id: FormId,
    /// The form's.
    pub form: FormId,
    /// What stands above the form.
    pub title: String,
    /// Whether it is the two of a pairing who are asked: then nobody can be brought in with it.
    #[serde(default)]
    pub asked: bool,
}
