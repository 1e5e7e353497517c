//! A small map that is sorted by its keys: a list of pairs.
//!
//! It does what `BTreeMap` does for the few dozen entries of a form, in the same order, and is some
//! kilobytes less for a guide page to download: a tree makes code for every type that it holds.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Values by key, each key once, in the order of the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByName<K, V>(Vec<(K, V)>);

impl<K: Ord, V> ByName<K, V> {
    /// No values.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// Sets the value of a key.
    pub fn set(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok(at) => {
                if let Some((_, old)) = self.0.get_mut(at) {
                    *old = value;
                }
            }
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes a key and its value away.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if let Ok(at) = self.find(key) {
            self.0.remove(at);
        }
    }

    /// Whether there are no values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K: Ord, V> Default for ByName<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

/// Of pairs with the same key, the last counts.
impl<K: Ord, V> FromIterator<(K, V)> for ByName<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Self {
        let mut all = Self::new();
        for (key, value) in pairs {
            all.set(key, value);
        }
        all
    }
}

impl<K, V> IntoIterator for ByName<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Serialize, V: Serialize> Serialize for ByName<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for ByName<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = ByName<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByName<K, V>, A::Error> {
        let mut all = ByName::new();
        while let Some((key, value)) = map.next_entry()? {
            all.set(key, value);
        }
        Ok(all)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_would_hold_in_the_same_order(
            pairs in prop::collection::vec((0_u8..12, any::<u8>()), 0..40),
            gone in prop::collection::vec(0_u8..12, 0..6),
        ) {
            let mut tree: BTreeMap<u8, u8> = pairs.iter().copied().collect();
            let mut list: ByName<u8, u8> = pairs.iter().copied().collect();
            for key in &gone {
                tree.remove(key);
                list.remove(key);
            }
            prop_assert!(list.iter().eq(tree.iter()));
            for key in 0..12 {
                prop_assert_eq!(list.get(&key), tree.get(&key));
            }
        }
    }

    #[test]
    fn it_is_written_and_read_as_a_json_object() {
        let read: ByName<String, u8> = serde_json::from_str(r#"{"b":1,"a":2,"b":3}"#).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"a":2,"b":3}"#);
    }
}
