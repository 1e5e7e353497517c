//! From a text to a value.

use std::marker::PhantomData;

use super::value::{Text, Value};

/// Deeper than anything of ours; as deep as a call stack safely goes.
const DEEPEST: u8 = 64;

/// Reads a text that is one JSON value and nothing else.
#[must_use]
pub fn parse<'a, T: Text<'a>>(text: &'a str) -> Option<Value<T>> {
    let mut reader = Reader { text, at: 0, depth: 0, texts: PhantomData };
    let value = reader.value()?;
    reader.peek();
    if reader.at == text.len() { Some(value) } else { None }
}

struct Reader<'a, T> {
    text: &'a str,
    at: usize,
    depth: u8,
    texts: PhantomData<T>,
}

impl<'a, T: Text<'a>> Reader<'a, T> {
    fn value(&mut self) -> Option<Value<T>> {
        match self.peek() {
            b'"' => Some(Value::Text(self.string()?)),
            b'{' => self.object(),
            b'[' => self.list(),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self) -> Option<Value<T>> {
        let mut pairs = Vec::new();
        self.open()?;
        while self.another(b'}', pairs.is_empty())? {
            self.peek();
            let name = self.string()?;
            self.take(b':')?;
            pairs.push((name, self.value()?));
        }
        Some(Value::Object(pairs))
    }

    fn list(&mut self) -> Option<Value<T>> {
        let mut items = Vec::new();
        self.open()?;
        while self.another(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Some(Value::List(items))
    }

    fn open(&mut self) -> Option<()> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST { None } else { Some(()) }
    }

    /// Whether another item comes before the end.
    fn another(&mut self, close: u8, first: bool) -> Option<bool> {
        if self.peek() == close {
            self.at += 1;
            self.depth -= 1;
            return Some(false);
        }
        if !first {
            self.take(b',')?;
        }
        Some(true)
    }

    /// The next byte that isn't white space; 0 at the end.
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, expected: u8) -> Option<()> {
        let found = self.peek() == expected;
        self.at += 1;
        if found { Some(()) } else { None }
    }

    fn word(&mut self, word: &str, value: Value<T>) -> Option<Value<T>> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += word.len();
        if found { Some(value) } else { None }
    }

    fn number(&mut self) -> Option<Value<T>> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let written = rest.iter().take_while(is_part).count();
        let text = self.text.get(self.at..self.at + written)?;
        self.at += written;
        let whole = text.parse().ok().filter(|_| !text.starts_with('+'));
        // Other numbers are somebody else's: they are read over.
        let starts = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        whole.map(Value::Number).or(if starts { Some(Value::Null) } else { None })
    }

    /// A text; where nothing in it is escaped, it is the text that is read.
    fn string(&mut self) -> Option<T> {
        self.take(b'"')?;
        let mut read = T::default();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.bytes().position(|byte| byte == b'"' || byte == b'\\')?;
            read.add(rest.get(..plain)?);
            self.at += plain + 1;
            if rest.as_bytes().get(plain) == Some(&b'"') {
                return Some(read);
            }
            read.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let kind = self.byte();
        self.at += 1;
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    self.word("\\u", Value::Null)?;
                    let second = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    0x10000 + ((first - 0xd800) << 10) + second
                } else {
                    first
                };
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.byte()).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}
