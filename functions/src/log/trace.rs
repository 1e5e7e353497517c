/// The name under which X-Ray keeps the trace of a request: `1-5759e988-bd862e3fe1be46a994272793`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceId(Box<str>);

impl TraceId {
    /// The name in a header `X-Amzn-Trace-Id`, `Root=…;Parent=…;Sampled=1`. Where Lambda did not
    /// write the header it is a caller's own word, and only what is shaped like a name is taken.
    #[must_use]
    pub fn in_header(header: &str) -> Option<Self> {
        let root = header.split(';').find_map(|part| part.trim().strip_prefix("Root="))?;
        let mut parts = root.split('-');
        let is_hex = |part: Option<&str>, digits: usize| {
            part.is_some_and(|part| {
                part.len() == digits && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            })
        };
        let good = parts.next() == Some("1")
            && is_hex(parts.next(), 8)
            && is_hex(parts.next(), 24)
            && parts.next().is_none();
        good.then(|| Self(root.into()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shaped_like_a_trace_is_taken_from_a_header() {
        let root = "1-5759e988-bd862e3fe1be46a994272793";
        for header in [format!("Root={root}"), format!("Self=x; Root={root};Sampled=1")] {
            assert_eq!(TraceId::in_header(&header).as_ref().map(TraceId::as_str), Some(root));
        }
        for header in ["", "Root=", "ada", "Root=ada@example.org", "Root=1-5759e988-ada"] {
            assert_eq!(TraceId::in_header(header), None);
        }
        assert_eq!(TraceId::in_header(&format!("Root={root}-ada")), None);
    }
}
