//! The offer to copy answers from another form, while its draft is here.

use domain::texts;

use super::frame::Frame;
use crate::draft::shelf::Shelf;
use crate::view::doer;
use crate::view::el::Node;

pub(super) fn offer(frame: &Frame<'_>) -> Node {
    let (stage, question) = (frame.asked.stage, frame.question);
    let Some(from) = &question.copy_from else { return Node::Nothing };
    if !stage.look(|scene| scene.setting.in_browser) {
        return Node::Nothing;
    }
    let program = frame.asked.page.program.id.as_str();
    let Some(other) = Shelf::of(program, from.form.as_str(), 1).draft() else {
        return Node::Nothing;
    };
    if !stage.read(|journey| journey.can_copy(&question.id, &other.answers)) {
        return Node::Nothing;
    }
    let label = stage.say(texts::FORM_COPY, &[("form", &from.title)]);
    doer(stage, "plain", "copy", question.id.as_str(), &label).node()
}
