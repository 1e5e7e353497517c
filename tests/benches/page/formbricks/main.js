// The same form in Formbricks, which shows one question a card, as its own guide shows it.
import { renderSurveyInline } from "@formbricks/surveys";
import survey from "the-questions";

const done = () => {};
renderSurveyInline({
  containerId: "form",
  brandColor: "#1f4e8c",
  survey,
  isBrandingEnabled: false,
  onDisplay: done,
  onResponse: done,
  onClose: done,
  onFinished: done,
  onActiveQuestionChange: done,
  onFileUpload: done,
});
