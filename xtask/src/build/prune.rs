//! What Leptos brings along and the widget never calls.
//!
//! `server_fn`, which Leptos always depends on, brings `wasm-streams`, whose exported classes no
//! optimizer may drop: it can't know that nobody outside will make one. We know. Without its
//! exports the code behind them is dead, and wasm-opt takes it out.

use crate::failure::{OrSay, Outcome};

/// How the names begin of exports that nobody calls.
const UNCALLED: &[&str] = &["intounderlying", "__wbg_intounderlying", "_WASM_SPLIT_MARKER"];

/// The module without exports that nobody calls.
pub(super) fn prune(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut module = walrus::Module::from_buffer(wasm)
        .or_say(|| "wasm-bindgen wrote no module that can be read: run this again.".into())?;
    let is_uncalled = |name: &str| UNCALLED.iter().any(|begins| name.starts_with(begins));
    let uncalled: Vec<_> =
        module.exports.iter().filter(|export| is_uncalled(&export.name)).map(|e| e.id()).collect();
    for export in uncalled {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_that_nobody_calls_goes_and_the_others_stay() {
        let mut module = walrus::Module::default();
        for name in ["mount", "intounderlyingsource_pull", "__wbg_intounderlyingsink_free"] {
            let mut function = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            function.func_body().unreachable();
            let function = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, function);
        }
        let pruned = prune(&module.emit_wasm()).unwrap();
        let pruned = walrus::Module::from_buffer(&pruned).unwrap();
        let names: Vec<&str> = pruned.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!((names, pruned.funcs.iter().count()), (vec!["mount"], 1));
    }
}
