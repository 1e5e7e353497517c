//! What WebAssembly and its JavaScript call each other: short names in the place of wasm-bindgen's,
//! which carry sixteen digits of a hash each, and are downloaded twice.

use crate::failure::{Failure, Outcome};
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

/// What wasm-opt calls the one module that all imports are from then.
const MODULE: &str = "a";

impl Names {
    /// Reads what wasm-opt has printed.
    pub(super) fn read(printed: &[u8]) -> Outcome<Self> {
        serde_json::from_slice(printed).map_err(|_| unknown())
    }

    /// wasm-bindgen's JavaScript, with the short names.
    pub(super) fn shorten(&self, glue: &str) -> Outcome<String> {
        // Where it says which module is which variable, it ends what it gives to the WebAssembly.
        let (before, modules) = glue.split_once("return {").ok_or_else(unknown)?;
        let (modules, after) = modules.split_once('}').ok_or_else(unknown)?;
        let modules: HashMap<&str, &str> = modules.lines().filter_map(named).collect();
        let own = |module: &str| module.ends_with("_bg.js");
        let (mut imports, mut others) = (HashMap::new(), String::new());
        for [module, name, to] in &self.imports {
            let variable = modules.get(&**module).ok_or_else(unknown)?;
            if own(module) {
                imports.insert(&**name, &**to);
            } else {
                others += &format!(", {to}: {variable}.{name}");
            }
        }
        let bound = modules.iter().find(|(module, _)| own(module)).ok_or_else(unknown)?.1;
        let exports = self.exports.iter().map(|[name, to]| (&**name, &**to)).collect();
        let [before, after] = [before, after].map(|part| renamed(part, &imports, &exports));
        Ok(format!("{before}return {{ {MODULE}: {{ ...{bound}{others} }} }}{after}"))
    }
}

fn unknown() -> Failure {
    Failure::said("wasm-opt or wasm-bindgen says something else of names: is it another version?")
}

/// A line such as `"./module.js": import1,`.
fn named(line: &str) -> Option<(&str, &str)> {
    let (module, variable) = line.trim().trim_end_matches(',').split_once("\": ")?;
    Some((module.trim_start_matches('"'), variable))
}

/// With short names: of imports everywhere, of exports where the variable `wasm` has them.
fn renamed(script: &str, imports: &HashMap<&str, &str>, exports: &HashMap<&str, &str>) -> String {
    let mut short = String::with_capacity(script.len());
    for piece in pieces(script) {
        let known = if short.ends_with("wasm.") { exports } else { imports };
        short.push_str(known.get(piece).copied().unwrap_or(piece));
    }
    short
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
            br#"{ "imports": [["./x_bg.js", "__wbg_start_0f", "A"], ["./y.js", "start", "B"]],
            "exports": [["memory", "C"], ["start", "D"]] }"#;
        let glue = "
            import * as import1 from \"./y.js\"
            const import0 = { __wbg_start_0f: function(memory) { start(wasm.memory.buffer); } };
            return {
                \"./x_bg.js\": import0,
                \"./y.js\": import1,
            };
            export function start() { wasm.start(); return wasm.memory.start; }";
        let short = Names::read(printed).unwrap().shorten(glue).unwrap();
        assert_eq!(
            short,
            "
            import * as import1 from \"./y.js\"
            const import0 = { A: function(memory) { start(wasm.C.buffer); } };
            return { a: { ...import0, B: import1.start } };
            export function start() { wasm.D(); return wasm.C.start; }"
        );
        assert!(Names::read(printed).unwrap().shorten("another version's").is_err());
    }
}
