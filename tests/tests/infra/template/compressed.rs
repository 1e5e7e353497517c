//! The little function in CloudFront that hands out brotli, run in Node.js as it stands in the
//! template.

use std::process::Command;

use serde_json::json;

use super::Template;
use tests::tools::said;

#[test]
fn whoever_takes_brotli_gets_the_file_that_was_compressed_when_it_was_built() {
    let template = Template::translated();
    let code = template.properties("Compressed")["FunctionCode"].as_str().unwrap();
    let asked = |accepts: Option<&str>| {
        let headers =
            accepts.map_or(json!({}), |value| json!({ "accept-encoding": { "value": value } }));
        let event = json!({ "request": { "uri": "/v1/assets/widget.wasm", "headers": headers } });
        let script = format!("{code}; console.log(handler({event}).uri)");
        let (content, uri, complaint) = said(Command::new("node").args(["-e", &script]));
        assert!(content, "{complaint}");
        uri.trim().to_owned()
    };
    for accepts in ["br", "gzip, deflate, br, zstd", "gzip,br;q=0.9", "br,gzip"] {
        assert_eq!(asked(Some(accepts)), "/v1/assets/widget.wasm.br", "{accepts}");
    }
    for accepts in [None, Some("gzip, deflate"), Some("brotli"), Some("identity, abr")] {
        assert_eq!(asked(accepts), "/v1/assets/widget.wasm", "{accepts:?}");
    }
}
