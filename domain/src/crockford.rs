//! Crockford's base 32: codes that survive being read out or written down.

/// No I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Digits, each 0 to 31, in groups of four with hyphens between them.
pub(crate) fn write(digits: impl Iterator<Item = u8>) -> String {
    let mut text = String::new();
    for (at, digit) in digits.enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(ALPHABET.get(usize::from(digit)).copied().map_or('0', char::from));
    }
    text
}

/// So many digits as a person may type them: in any case, with or without hyphens and spaces, and
/// with the letters that Crockford reads as digits (`O` as 0, `I` and `L` as 1). As [`write()`] writes
/// them; nothing, if that is not what is there.
pub(crate) fn read(typed: &str, count: usize) -> Option<String> {
    let (mut text, mut read) = (String::new(), 0);
    for c in typed.trim().chars().filter(|c| *c != '-' && *c != ' ') {
        if read > 0 && read % 4 == 0 {
            text.push('-');
        }
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if read == count || !c.is_ascii() || !ALPHABET.contains(&(c as u8)) {
            return None;
        }
        text.push(c);
        read += 1;
    }
    (read == count).then_some(text)
}

/// The value of each digit of a text that [`read`] has made.
pub(crate) fn values(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter_map(|c| {
        let at = ALPHABET.iter().position(|known| *known == c)?;
        u8::try_from(at).ok()
    })
}
