// A form made with SurveyJS as its own guide shows it; the questions come bundled, which spares it
// the round trip that the widget's own definition takes.
import { Model } from "survey-core";
import "survey-js-ui";
import "survey-core/survey-core.fontless.min.css";
import questions from "the-questions";

for (const page of questions.pages) {
  for (const question of page.elements) {
    if (question.choices === "time-zones") question.choices = Intl.supportedValuesOf("timeZone");
  }
}
new Model(questions).render(document.getElementById("form"));
