use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Wrong, read};

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Form {
    id: String,
    #[serde(default)]
    minutes: u16,
    kinds: Vec<Kind>,
    next: Option<Box<Form>>,
    words: BTreeMap<String, [i64; 2]>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Bare,
    Short(u32),
    Pair(u8, bool),
    Long { most: u64 },
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
enum Deed {
    SignedIn,
    Exported { file: String, rows: Option<u32> },
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Text(String),
    Many(Vec<String>),
}

/// What serde's own reader makes of a text, ours makes, too.
fn agree<T: DeserializeOwned + PartialEq + std::fmt::Debug>(texts: &[&str]) {
    for text in texts {
        assert_eq!(read::<T>(text).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
    }
}

#[test]
fn what_serde_json_reads_is_read_alike() {
    agree::<Form>(&[
        r#"{"id":"a","kinds":["bare",{"short":7},{"pair":[1,true]},{"long":{"most":9}}],"next":null,"words":{"x":[1,-2]},"more":[{},1.5e3]}"#,
        r#" { "id" : "é\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00" , "kinds" : [ ] , "words" : { } , "minutes" : 65535 } "#,
        r#"{"id":"a","kinds":[],"words":{},"next":{"id":"b","kinds":[],"words":{},"next":null}}"#,
    ]);
    agree::<Deed>(&[
        r#"{"what":"signed-in"}"#,
        r#"{"rows":3,"file":"x.csv","what":"exported"}"#,
        r#"{"file":"x","rows":null,"what":"exported"}"#,
    ]);
    agree::<Either>(&["\"x\"", "[\"x\",\"y\"]", "[]"]);
    agree::<(u8, bool)>(&["[1,false]"]);
    agree::<Option<u32>>(&["null", "4294967295"]);
}

#[test]
fn what_it_refuses_is_refused() {
    agree::<Form>(&[
        "",
        "{",
        "{}",
        "[]",
        "null",
        r#"{"id":1,"kinds":[],"words":{}}"#,
        r#"{"id":"a","kinds":[],"words":{},"minutes":65536}"#,
        r#"{"id":"a","kinds":[],"words":{},"minutes":-1}"#,
        r#"{"id":"a","kinds":[],"words":{},"minutes":"5"}"#,
        r#"{"id":"a","kinds":["short"],"words":{}}"#,
        r#"{"id":"a","kinds":[{"bare":1}],"words":{}}"#,
        r#"{"id":"a","kinds":[{"short":1,"long":{"most":1}}],"words":{}}"#,
        r#"{"id":"a","kinds":["essay"],"words":{}}"#,
        r#"{"id":"a","id":"b","kinds":[],"words":{}}"#,
        r#"{"id":"a","kinds":[],"words":{}} x"#,
        r#"{"id":"a" "kinds":[],"words":{}}"#,
        r#"{"id":"\ud83d","kinds":[],"words":{}}"#,
        r#"{"id":"\x","kinds":[],"words":{}}"#,
        r#"{"id":"a","kinds":[,],"words":{}}"#,
    ]);
    agree::<Deed>(&[r#"{"what":"else"}"#, r#"{"file":"x"}"#, "[]", r#"{"what":"exported"}"#]);
    agree::<Either>(&["1", "[1]"]);
    agree::<(u8, bool)>(&["[1]", "[256,true]", "{}"]);
}

#[test]
fn what_is_nested_deeper_than_anything_of_ours_is_refused() {
    let deep = |by: usize| format!("{}{}", "[".repeat(by), "]".repeat(by));
    assert!(read::<serde::de::IgnoredAny>(&deep(64)).is_ok());
    assert!(read::<serde::de::IgnoredAny>(&deep(65)).is_err());
    assert_eq!(read::<String>(&deep(100_000)), Err(Wrong));
}

#[test]
fn what_is_written_is_read_again() {
    let deed = Deed::Exported { file: "“é”\n".into(), rows: Some(3) };
    assert_eq!(read(&super::write(&deed)), Ok(deed));
}
