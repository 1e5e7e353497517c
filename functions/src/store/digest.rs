//! A digest of an item, whatever is in it.

use aws_sdk_dynamodb::types::AttributeValue;
use sha2::{Digest, Sha256};

use super::items::Item;

/// A SHA-256 over all of an item: the same for the same item, in whatever order it came.
pub(super) fn of(item: &Item) -> [u8; 32] {
    let mut digest = Sha256::new();
    map(&mut digest, item);
    digest.finalize().into()
}

/// A map in the order of its names, each part behind its length: no two maps are written alike.
fn map(digest: &mut Sha256, item: &Item) {
    digest.update(b"m");
    let mut names: Vec<&String> = item.keys().collect();
    names.sort();
    count(digest, names.len());
    for name in names {
        bytes(digest, b'k', name.as_bytes());
        if let Some(attribute) = item.get(name) {
            value(digest, attribute);
        }
    }
}

fn value(digest: &mut Sha256, attribute: &AttributeValue) {
    match attribute {
        AttributeValue::S(text) => bytes(digest, b's', text.as_bytes()),
        AttributeValue::N(number) => bytes(digest, b'n', number.as_bytes()),
        AttributeValue::B(blob) => bytes(digest, b'b', blob.as_ref()),
        AttributeValue::Bool(flag) => bytes(digest, b'f', &[u8::from(*flag)]),
        AttributeValue::Null(_) => bytes(digest, b'0', &[]),
        AttributeValue::M(inner) => map(digest, inner),
        AttributeValue::L(list) => {
            digest.update(b"l");
            count(digest, list.len());
            list.iter().for_each(|inner| value(digest, inner));
        }
        AttributeValue::Ss(set) => sorted(digest, b'S', set.iter().map(String::as_bytes)),
        AttributeValue::Ns(set) => sorted(digest, b'N', set.iter().map(String::as_bytes)),
        AttributeValue::Bs(set) => sorted(digest, b'B', set.iter().map(AsRef::as_ref)),
        _ => bytes(digest, b'?', &[]),
    }
}

/// A set has no order.
fn sorted<'a>(digest: &mut Sha256, kind: u8, set: impl Iterator<Item = &'a [u8]>) {
    let mut set: Vec<&[u8]> = set.collect();
    set.sort_unstable();
    count(digest, set.len());
    set.into_iter().for_each(|element| bytes(digest, kind, element));
}

fn bytes(digest: &mut Sha256, kind: u8, bytes: &[u8]) {
    digest.update([kind]);
    count(digest, bytes.len());
    digest.update(bytes);
}

fn count(digest: &mut Sha256, count: usize) {
    digest.update((count as u64).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(attributes: &[(&str, AttributeValue)]) -> Item {
        attributes.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }

    #[test]
    fn items_that_differ_in_anything_have_other_digests_and_order_counts_for_nothing() {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let set = |texts: &[&str]| AttributeValue::Ss(texts.iter().map(|t| (*t).into()).collect());
        let list = |values: &[AttributeValue]| AttributeValue::L(values.to_vec());
        let same = item(&[("pk", text("a")), ("x", set(&["b", "c"]))]);
        assert_eq!(of(&same), of(&item(&[("x", set(&["c", "b"])), ("pk", text("a"))])));
        let others = [
            item(&[("pk", text("a"))]),
            item(&[("pk", text("a")), ("x", text("bc"))]),
            item(&[("pk", text("a")), ("x", AttributeValue::N("1".into()))]),
            item(&[("pk", text("a")), ("x", text("1"))]),
            item(&[("pk", text("a")), ("x", list(&[text("b"), text("c")]))]),
            item(&[("pk", text("a")), ("x", list(&[text("c"), text("b")]))]),
            item(&[("pk", text("a")), ("x", list(&[list(&[]), text("")]))]),
            item(&[("pk", text("a")), ("x", list(&[list(&[text("")])]))]),
            item(&[("pk", text("a")), ("x", AttributeValue::M(item(&[("", text(""))])))]),
            item(&[("pk", text("ax"))]),
        ];
        for (index, other) in others.iter().enumerate() {
            assert_ne!(of(other), of(&same));
            assert!(others.iter().skip(index + 1).all(|more| of(more) != of(other)), "{index}");
        }
    }
}
