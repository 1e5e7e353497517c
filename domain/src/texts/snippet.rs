//! The keys of what the snippet maker says, and what may be filled in.

use super::Key;

keys! {
    /// On a program's page: to the snippet maker.
    SNIPPET_LINK = "snippet.link";
    /// The heading of the snippet maker.
    SNIPPET_TITLE = "snippet.title";
    /// What it is for.
    SNIPPET_ABOUT = "snippet.about";
    /// The heading above the choices.
    SNIPPET_CHOOSE = "snippet.choose";
    /// Before the name of the program.
    SNIPPET_PROGRAM = "snippet.program";
    /// Link: to choose another program.
    SNIPPET_OTHER = "snippet.other";
    /// Label: the form.
    SNIPPET_FORM = "snippet.form";
    /// Label: the form's language.
    SNIPPET_LANG = "snippet.lang";
    /// Choice: as the page or the browser says.
    SNIPPET_LANG_AUTO = "snippet.lang-auto";
    /// Under it, the languages that there are: `{langs}`.
    SNIPPET_LANG_HELP = "snippet.lang-help";
    /// Label: light or dark.
    SNIPPET_THEME = "snippet.theme";
    /// Choice: as the device is set.
    SNIPPET_THEME_AUTO = "snippet.theme-auto";
    /// Choice: light.
    SNIPPET_THEME_LIGHT = "snippet.theme-light";
    /// Choice: dark.
    SNIPPET_THEME_DARK = "snippet.theme-dark";
    /// Label: the level of the form's heading.
    SNIPPET_LEVEL = "snippet.level";
    /// Which level is right.
    SNIPPET_LEVEL_HELP = "snippet.level-help";
    /// Choice: the form is the first thing on its guide.
    SNIPPET_FIRST = "snippet.first";
    /// What that does.
    SNIPPET_FIRST_HELP = "snippet.first-help";
    /// The heading above the two choices of a color.
    SNIPPET_COLOR = "snippet.color";
    /// Choice: the color that is there.
    SNIPPET_COLOR_AUTO = "snippet.color-auto";
    /// Choice, and the label of the color.
    SNIPPET_COLOR_OWN = "snippet.color-own";
    /// Label: the address of the guide.
    SNIPPET_GUIDE = "snippet.guide";
    /// What the address is asked for.
    SNIPPET_GUIDE_HELP = "snippet.guide-help";
    /// The guide is listed: `{origin}`.
    SNIPPET_GUIDE_LISTED = "snippet.guide-listed";
    /// The guide is not listed: `{origin}`, `{program}`.
    SNIPPET_GUIDE_UNLISTED = "snippet.guide-unlisted";
    /// The address is the editor's.
    SNIPPET_GUIDE_EDITOR = "snippet.guide-editor";
    /// The address is none.
    SNIPPET_GUIDE_WRONG = "snippet.guide-wrong";
    /// Button: show what was chosen, where no script does.
    SNIPPET_UPDATE = "snippet.update";
    /// Said when what was chosen is shown.
    SNIPPET_UPDATED = "snippet.updated";
    /// The heading above the snippet.
    SNIPPET_SNIPPET = "snippet.snippet";
    /// What is good about it.
    SNIPPET_SNIPPET_ABOUT = "snippet.snippet-about";
    /// Choice: the snippet never changes what it loads.
    SNIPPET_PIN = "snippet.pin";
    /// What that means.
    SNIPPET_PIN_HELP = "snippet.pin-help";
    /// Button: copy.
    SNIPPET_COPY = "snippet.copy";
    /// The same button, after that.
    SNIPPET_COPIED = "snippet.copied";
    /// The heading above the steps in LibGuides.
    SNIPPET_STEPS = "snippet.steps";
    /// Step: find the place.
    SNIPPET_STEP_BOX = "snippet.step-box";
    /// Step: paste: `{form}`.
    SNIPPET_STEP_PASTE = "snippet.step-paste";
    /// Step: try it.
    SNIPPET_STEP_TRY = "snippet.step-try";
    /// Step: more guides.
    SNIPPET_STEP_MAP = "snippet.step-map";
    /// The heading above the sample guides.
    SNIPPET_LIVE = "snippet.live";
    /// Nothing is sent from them.
    SNIPPET_LIVE_ABOUT = "snippet.live-about";
    /// The name of the frame with the older kind of guide.
    SNIPPET_LIVE_BS3 = "snippet.live-bs3";
    /// The name of the frame with the newer kind of guide.
    SNIPPET_LIVE_BS5 = "snippet.live-bs5";
    /// The heading of a sample guide.
    SNIPPET_LIVE_GUIDE = "snippet.live-guide";
    /// The heading above the other ways.
    SNIPPET_OTHERS = "snippet.others";
    /// Where unknown tags are removed.
    SNIPPET_SPELLED = "snippet.spelled";
    /// What to paste there.
    SNIPPET_SPELLED_ABOUT = "snippet.spelled-about";
    /// Where scripts are removed.
    SNIPPET_FRAME = "snippet.frame";
    /// What to paste there, and what to know of it.
    SNIPPET_FRAME_ABOUT = "snippet.frame-about";
    /// Where only links are taken.
    SNIPPET_ADDRESS = "snippet.address";
    /// What to know of the link.
    SNIPPET_ADDRESS_ABOUT = "snippet.address-about";
    /// Where there is a strict policy.
    SNIPPET_POLICY = "snippet.policy";
    /// What to do about it.
    SNIPPET_POLICY_ABOUT = "snippet.policy-about";
    /// The link inside the snippet: `{form}`.
    SNIPPET_FALLBACK = "snippet.fallback";
}
