//! Who is there before a journey through the desk begins.

use domain::desk::Role;

use crate::applied::apply;
use crate::desk::appoint;
use crate::stage::Stage;

/// The program whose desk it is.
pub const PROGRAM: &str = "acrl-sts";

/// The address of Ada Lovelace, the chair.
pub const CHAIR: &str = "ada@example.org";

/// The address of Grace Hopper, who reads, matches and notes.
pub const MEMBER: &str = "grace@example.org";

/// A Ligature whose committee is its chair.
pub async fn a_chair() -> Stage {
    let stage = Stage::build().await;
    appoint(&stage, PROGRAM, "Ada Lovelace", CHAIR, Role::Chair).await;
    stage
}

/// A Ligature whose committee is one of its members.
pub async fn a_member() -> Stage {
    let stage = Stage::build().await;
    appoint(&stage, PROGRAM, "Grace Hopper", MEMBER, Role::Member).await;
    stage
}

/// The same, with so many who have applied on either side.
pub async fn a_member_and_applicants(mentees: usize, mentors: usize) -> Stage {
    let stage = a_member().await;
    apply(&stage, PROGRAM, "mentee-application", mentees).await;
    apply(&stage, PROGRAM, "mentor-profile", mentors).await;
    stage
}
