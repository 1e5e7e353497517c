//! What WebAssembly and its JavaScript call each other: short names in the place of wasm-bindgen's,
//! which carry sixteen digits of a hash each, and are downloaded twice.

use crate::failure::{OrSay, Outcome};
use serde::Deserialize;
use std::collections::HashMap;

/// What wasm-opt says of names that it has made short.
#[derive(Deserialize)]
pub(super) struct Names {
    /// Each a module, a name in it, and what that is called now.
    imports: Vec<[String; 3]>,
    /// Each a name, and what that is called now.
    exports: Vec<[String; 2]>,
}

/// What wasm-opt calls the module that all imports are from.
const MODULE: &str = "a";

impl Names {
    /// Reads what wasm-opt has printed.
    pub(super) fn read(printed: &[u8]) -> Outcome<Self> {
        serde_json::from_slice(printed)
            .or_say(|| "wasm-opt says something else of names: is it another version?".into())
    }

    /// wasm-bindgen's JavaScript, with the short names.
    pub(super) fn shorten(&self, glue: &str) -> String {
        let imports: HashMap<_, _> =
            self.imports.iter().map(|[_, name, to]| (&**name, &**to)).collect();
        let exports: HashMap<_, _> =
            self.exports.iter().map(|[name, to]| (&**name, &**to)).collect();
        let mut short = String::with_capacity(glue.len());
        for piece in pieces(glue) {
            // The exports are what the variable `wasm` has.
            let known = if short.ends_with("wasm.") { &exports } else { &imports };
            short.push_str(known.get(piece).copied().unwrap_or(piece));
        }
        let module = self.imports.first().map(|[module, ..]| format!("\"{module}\": "));
        match module {
            Some(module) => short.replacen(&module, &format!("{MODULE}: "), 1),
            None => short,
        }
    }
}

/// A script's names, and each character between them.
fn pieces(script: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match is_of_name(first) {
            true => rest.find(|c| !is_of_name(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn imports_are_renamed_everywhere_and_exports_where_they_are_the_wasms() {
        let printed =
            br#"{ "imports": [["./x_bg.js", "__wbg_start_0f", "A"], ["./x_bg.js", "table", "B"]],
            "exports": [["memory", "C"], ["start", "D"]] }"#;
        let glue = "
            const import0 = { __wbg_start_0f: function(memory) { start(wasm.memory.buffer); } };
            export function start() { wasm.start(); return wasm.memory.start; }
            return { \"./x_bg.js\": import0 };";
        let short = Names::read(printed).unwrap().shorten(glue);
        assert_eq!(
            short,
            "
            const import0 = { A: function(memory) { start(wasm.C.buffer); } };
            export function start() { wasm.D(); return wasm.C.start; }
            return { a: import0 };"
        );
    }
}
