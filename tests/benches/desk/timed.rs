//! What somebody does at the desk, and how long it takes until it is painted.

use tests::browser::Browser;

/// Opening the list, until its rows are there.
pub(crate) const LIST: &str = "
    act = () => { location.hash = '#people'; };
    done = () => document.querySelectorAll('.people tbody tr').length >= 50;";

/// Typing one letter more into the search, until the list is another.
pub(crate) const SEARCH: &str = "
    const search = document.querySelector('#search');
    const before = document.querySelector('.people tbody');
    act = () => {
        search.value = search.value ? '' : 'applicant.77';
        search.dispatchEvent(new Event('input', { bubbles: true }));
    };
    done = () => document.querySelector('.people tbody') !== before;";

/// Forbidding the first proposal, until everything is solved again and what has changed is said.
pub(crate) const WISH: &str = "
    const names = () => [...document.querySelectorAll('button')];
    const forbid = names().find(button => button.textContent === 'Forbid');
    const count = () => document.querySelectorAll('.lines .badge').length;
    const before = count();
    act = () => forbid.click();
    done = () => count() > before && !!document.querySelector('.told .solved');";

/// How long it takes, in milliseconds, until the frame after it is painted.
pub(crate) async fn timed(browser: &Browser, what: &str) -> f64 {
    let script = format!(
        "let act, done; {what}
        return (async () => {{
            const changed = () => new Promise(heard => {{
                const watch = new MutationObserver(() => {{ watch.disconnect(); heard(); }});
                watch.observe(document.body, {{ subtree: true, childList: true, attributes: true, characterData: true }});
            }});
            const start = performance.now();
            act();
            while (!done()) await changed();
            await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
            return performance.now() - start;
        }})();"
    );
    browser.run(&script, &[]).await.as_f64().expect("it comes to its end")
}
