//! What a page owner may do to the looks of a form, and what not.

use serde_json::json;
use tests::browser::Browser;
use tests::form::Form;
use tests::stage::Stage;

/// The contrast of an element's text with its own ground, as WCAG works it out.
const CONTRAST: &str = "(() => {
    const element = root.querySelector('.main');
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (color) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
            const part = byte / 255;
            return part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
        });
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const { color, backgroundColor } = getComputedStyle(element);
    const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
})()";

#[tokio::test(flavor = "multi_thread")]
async fn an_accent_with_too_little_contrast_is_corrected_in_light_and_dark() {
    let stage = Stage::build().await;
    // Colors change at once, and not through others.
    let still = "--force-prefers-reduced-motion";
    let browser = Browser::with_arguments(1000, 900, &[still]).await;
    for theme in ["light", "dark"] {
        browser.goto(&stage.guide("bootstrap5.html")).await;
        let script = "
            const made = document.createElement('mentoring-form');
            for (const [name, value] of Object.entries({ program: 'acrl-sts', form: 'feedback',
                load: 'eager', theme: arguments[0], id: 'accented' })) made.setAttribute(name, value);
            document.querySelectorAll('mentoring-form[form=feedback], [data-mentoring-form=feedback]')
                .forEach((other) => other.remove());
            document.body.prepend(made);";
        browser.run(script, &[json!(theme)]).await;
        let form = Form::on(&browser, "feedback");
        form.ready().await;
        for accent in ["#ffff00", "#7a1f3d", "#0b5d1e", "#ffffff", "#000000", "#0d6efd", "gray"] {
            form.look(&format!("(host.style.setProperty('--mentoring-accent', '{accent}'), true)"))
                .await;
            let contrast = form.look(CONTRAST).await.as_f64().unwrap();
            assert!(contrast >= 4.49, "{accent} on {theme}: {contrast:.2}");
        }
    }
    browser.close().await;
    stage.system.stop().await;
}
