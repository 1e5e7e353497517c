//! From a value to a type, by serde.

use std::borrow::Cow;
use std::fmt::Display;
use std::vec::IntoIter;

use serde::de::value::CowStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::typed::Wrong;

/// A value whose texts are borrowed, where they can be.
type Value<'a> = super::value::Value<Cow<'a, str>>;

impl Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("it is not what it should be")
    }
}

impl std::error::Error for Wrong {}

/// Of none of them are the words kept, so that nobody downloads them.
impl Error for Wrong {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// A value of one kind, where a type takes no other: so the compiler leaves out what would read
/// the others.
macro_rules! of_one_kind {
    ($($ask:ident($($given:ident: $type:ty),*) $kind:ident => $visit:expr;)*) => {$(
        fn $ask<V: Visitor<'de>>(self, $($given: $type,)* visitor: V) -> Result<V::Value, Wrong> {
            match self {
                Value::$kind(value) => $visit(visitor, value),
                _ => Err(Wrong),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(value) => visitor.visit_i64(value),
            Value::Text(value) => text(visitor, value),
            Value::List(items) => list(visitor, items),
            Value::Object(pairs) => object(visitor, pairs),
        }
    }

    of_one_kind! {
        deserialize_bool() Bool => V::visit_bool;
        deserialize_i64() Number => V::visit_i64;
        deserialize_string() Text => text;
        deserialize_seq() List => list;
        deserialize_tuple(_len: usize) List => list;
        deserialize_map() Object => object;
        deserialize_struct(_name: &'static str, _fields: &'static [&'static str]) Object => object;
        deserialize_identifier() Text => text;
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_string(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Value::Null => visitor.visit_none(),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let (name, value) = self.variant().ok_or(Wrong)?;
        visitor.visit_enum(Variant { name, value })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i8 i32 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct }
}

fn text<'de, V: Visitor<'de>>(visitor: V, value: Cow<'de, str>) -> Result<V::Value, Wrong> {
    visitor.visit_str(&value)
}

fn list<'de, V: Visitor<'de>>(visitor: V, items: Vec<Value<'de>>) -> Result<V::Value, Wrong> {
    visitor.visit_seq(Items(items.into_iter()))
}

fn object<'de, V: Visitor<'de>>(
    visitor: V,
    pairs: Vec<(Cow<'de, str>, Value<'de>)>,
) -> Result<V::Value, Wrong> {
    visitor.visit_map(Pairs { left: pairs.into_iter(), value: Value::Null })
}

struct Items<'a>(IntoIter<Value<'a>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Wrong> {
        match self.0.next() {
            Some(item) => seed.deserialize(item).map(Some),
            None => Ok(None),
        }
    }
}

struct Pairs<'a> {
    left: IntoIter<(Cow<'a, str>, Value<'a>)>,
    value: Value<'a>,
}

impl<'a> Pairs<'a> {
    /// The next name; its value is put aside.
    #[inline(never)]
    fn next(&mut self) -> Option<Cow<'a, str>> {
        let (name, value) = self.left.next()?;
        self.value = value;
        Some(name)
    }

    #[inline(never)]
    fn value(&mut self) -> Value<'a> {
        std::mem::replace(&mut self.value, Value::Null)
    }
}

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        match self.next() {
            Some(name) => seed.deserialize(Value::Text(name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        seed.deserialize(self.value())
    }
}

struct Variant<'a> {
    name: Cow<'a, str>,
    value: Value<'a>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Wrong;
    type Variant = Value<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Value<'de>), Wrong> {
        let name: CowStrDeserializer<'_, Wrong> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.value))
    }
}

impl<'de> VariantAccess<'de> for Value<'de> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        match self {
            Value::Null => Ok(()),
            _ => Err(Wrong),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_struct("", fields, visitor)
    }
}
