//! What a page owner may do to the looks of a form, and what not.

use serde_json::json;
use tests::browser::Browser;
use tests::form::Form;
use tests::in_every_browser;
use tests::kind::{Kind, Look};
use tests::stage::Stage;

use crate::come_near;

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

/// A color, however it is written, as its bytes.
const BYTES: &str = "(color) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
}";

/// WebKitGTK can't be told that nothing should move.
const STILL: &str = "root.querySelector('.main').getAnimations().length === 0";

in_every_browser!(
    an_accent_with_too_little_contrast_is_corrected_in_light_and_dark,
    a_bootstrap_5_guide_gives_its_primary_color,
);

async fn an_accent_with_too_little_contrast_is_corrected_in_light_and_dark(kind: Kind) {
    let stage = Stage::build().await;
    // Colors change at once, and not through others.
    let still = Look { still: true, ..Look::default() };
    let browser = Browser::start(kind, (1000, 900), still).await;
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
            form.see("the colors to come to rest", STILL).await;
            let contrast = form.look(CONTRAST).await.as_f64().unwrap();
            assert!(contrast >= 4.49, "{accent} on {theme}: {contrast:.2}");
        }
    }
    browser.close().await;
    stage.system.stop().await;
}

async fn a_bootstrap_5_guide_gives_its_primary_color(kind: Kind) {
    let stage = Stage::build().await;
    let browser = Browser::start(kind, (1000, 900), Look { still: true, ..Look::default() }).await;
    browser.goto(&stage.guide("bootstrap5.html")).await;
    let form = Form::on(&browser, "mentee-application");
    come_near(&browser, &form).await;
    form.ready().await;
    // Bootstrap's own has enough contrast; a school's yellow doesn't.
    for (primary, is_kept) in [("#0d6efd", true), ("#6f42c1", true), ("#ffc107", false)] {
        let set = "document.documentElement.style.setProperty('--bs-primary', arguments[0])";
        browser.run(set, &[json!(primary)]).await;
        form.see("the colors to come to rest", STILL).await;
        let contrast = form.look(CONTRAST).await.as_f64().unwrap();
        assert!(contrast >= 4.49, "{primary}: {contrast:.2}");
        let bytes = |color: &str| format!("({BYTES})({color})");
        let shown = "getComputedStyle(root.querySelector('.main')).backgroundColor";
        let away = format!(
            "Math.max(...{}.map((byte, at) => Math.abs(byte - {}[at])))",
            bytes(shown),
            bytes(&json!(primary).to_string())
        );
        let away = form.look(&away).await.as_f64().unwrap();
        assert_eq!(away < 5.0, is_kept, "{primary} is shown {away} away");
    }
    browser.close().await;
    stage.system.stop().await;
}
