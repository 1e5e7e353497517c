#![doc = include_str!("../README.md")]

mod read;
#[cfg(feature = "serde")]
mod take;
#[cfg(all(test, feature = "serde"))]
mod tests;
#[cfg(feature = "serde")]
mod typed;
mod value;

pub use self::read::parse;
#[cfg(feature = "serde")]
pub use self::typed::{Wrong, read, write};
pub use self::value::{Text, Value};
