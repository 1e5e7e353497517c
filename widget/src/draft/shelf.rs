//! Where drafts lie: in the tab, or on the device when the person asks for it.
//!
//! A browser may refuse either; then nothing is kept, the form works on, and the person is told.

use web_sys::Storage;

use super::Draft;

/// The place of one form's draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    key: String,
    on_device: bool,
}

/// The browser keeps nothing for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl Shelf {
    /// The shelf of a form. `copy` is 1 for the first element that shows it on the page, 2 for the
    /// second: each has a draft of its own.
    #[must_use]
    pub fn of(program: &str, form: &str, copy: u32) -> Self {
        let mut key = ["mentoring-form:", program, "/", form].concat();
        if copy > 1 {
            key.push('#');
            key.push_str(&copy.to_string());
        }
        let on_device = read(device(), &key).is_some();
        Self { key, on_device }
    }

    /// Whether the draft lies on the device.
    #[must_use]
    pub fn is_on_device(&self) -> bool {
        self.on_device
    }

    /// The draft that lies here.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let text = read(device(), &self.key).or_else(|| read(tab(), &self.key))?;
        Draft::read(&text)
    }

    /// Puts a draft here.
    ///
    /// # Errors
    /// [`Refused`] where the browser's storage is blocked or full.
    pub fn put(&self, draft: &Draft) -> Result<(), Refused> {
        let storage = if self.on_device { device() } else { tab() };
        storage.ok_or(Refused)?.set_item(&self.key, &draft.write()).map_err(|_| Refused)
    }

    /// Takes away whatever lies here.
    pub fn clear(&self) {
        for storage in [device(), tab()].into_iter().flatten() {
            // What can't be removed wasn't kept.
            let _ = storage.remove_item(&self.key);
        }
    }

    /// From now on, the draft lies on the device, or only in the tab.
    pub fn keep_on_device(&mut self, on_device: bool) {
        self.clear();
        self.on_device = on_device;
    }
}

fn read(storage: Option<Storage>, key: &str) -> Option<String> {
    storage?.get_item(key).ok()?
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn device() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
