//! Where a call comes from: so much of a network address as one household or one library shares.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::http::Site;

const VIEWER: &str = "cloudfront-viewer-address";
const FORWARDED: &str = "x-forwarded-for";

/// Who is believed about where a call comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Callers {
    /// The connection: nothing stands in front of us.
    #[default]
    Direct,
    /// CloudFront, which every call has come through that shows HOST's secret.
    BehindCloudFront,
    /// A server of our own on this machine, such as nginx: what it says is the last address in
    /// `X-Forwarded-For`.
    BehindProxy,
}

/// The network that a call comes from: an IPv4 address, or the first half of an IPv6 address, of
/// which one person has all others. It is never logged, and kept as a keyed hash only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Network(IpAddr);

/// The caller's network; nothing, where nobody says, and then nothing is counted.
#[derive(Debug, Clone, Copy)]
pub struct Caller(pub Option<Network>);

impl Network {
    /// The network of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            }
        })
    }

    /// What it is counted by.
    pub(super) fn text(&self) -> String {
        self.0.to_string()
    }
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Network(…)")
    }
}

impl Callers {
    fn network(self, parts: &Parts) -> Option<Network> {
        let address = match self {
            Self::Direct => {
                let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
                Some(peer.ip())
            }
            Self::BehindCloudFront => viewer(last(&parts.headers, VIEWER)?),
            Self::BehindProxy => forwarded(last(&parts.headers, FORWARDED)?),
        };
        address.map(Network::of)
    }
}

impl<S: Sync> FromRequestParts<Site<S>> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site<S>) -> Result<Self, Infallible> {
        Ok(Self(site.door.callers().network(parts)))
    }
}

/// The last header of that name: what came before it, anybody may have sent.
fn last<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(name).iter().next_back()?.to_str().ok()
}

/// `198.51.100.7:46532`, or an IPv6 address with a port behind it, in brackets or not.
fn viewer(text: &str) -> Option<IpAddr> {
    let (address, _port) = text.trim().rsplit_once(':')?;
    address.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// The last of several addresses: the others are what the caller said.
fn forwarded(text: &str) -> Option<IpAddr> {
    let last = text.rsplit(',').next()?.trim();
    let bare = || last.trim_start_matches('[').trim_end_matches(']').parse().ok();
    let with_port = || last.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare().or_else(with_port).filter(|address| *address != IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(headers: &[(&str, &str)]) -> Parts {
        let with = |request: axum::http::request::Builder, (name, value): &(&str, &str)| {
            request.header(*name, *value)
        };
        let request = headers.iter().fold(axum::http::Request::builder(), with);
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let peer: SocketAddr = "192.0.2.1:50000".parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        parts
    }

    fn seen(callers: Callers, headers: &[(&str, &str)]) -> Option<String> {
        callers.network(&parts(headers)).map(|network| network.text())
    }

    #[test]
    fn an_ipv6_network_is_the_half_that_a_household_has() {
        let of = |text: &str| Network::of(text.parse().unwrap()).text();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("2001:db8:1:2:ffff::"), "2001:db8:1:2::");
        assert_ne!(of("2001:db8:1:3::1"), "2001:db8:1:2::");
        assert_eq!(of("198.51.100.7"), "198.51.100.7");
        assert_eq!(of("::ffff:198.51.100.7"), "198.51.100.7", "an IPv4 address in IPv6's clothes");
    }

    #[test]
    fn only_whoever_stands_in_front_of_us_is_believed() {
        let said = [
            (VIEWER, "203.0.113.9:443"),
            (FORWARDED, "10.0.0.1, 198.51.100.7"),
            ("x-real-ip", "10.0.0.2"),
        ];
        let network = |text: &str| Some(text.to_owned());
        assert_eq!(seen(Callers::Direct, &said), network("192.0.2.1"));
        assert_eq!(seen(Callers::BehindCloudFront, &said), network("203.0.113.9"));
        assert_eq!(seen(Callers::BehindProxy, &said), network("198.51.100.7"));
        let twice = [(FORWARDED, "10.0.0.1"), (FORWARDED, "198.51.100.8")];
        assert_eq!(seen(Callers::BehindProxy, &twice), network("198.51.100.8"));
    }

    #[test]
    fn an_address_is_read_in_every_way_that_it_is_written() {
        for (text, network) in [
            ("198.51.100.7:46532", Some("198.51.100.7")),
            ("2001:db8:1:2:3:4:5:6:46532", Some("2001:db8:1:2::")),
            ("[2001:db8:1:2:3:4:5:6]:46532", Some("2001:db8:1:2::")),
            ("198.51.100.7", None),
            ("somewhere:1", None),
            ("", None),
        ] {
            let read = seen(Callers::BehindCloudFront, &[(VIEWER, text)]);
            assert_eq!(read.as_deref(), network, "{text}");
        }
        for (text, network) in [
            ("198.51.100.7", Some("198.51.100.7")),
            ("198.51.100.7:80", Some("198.51.100.7")),
            ("2001:db8::1", Some("2001:db8::")),
            ("[2001:db8::1]:80", Some("2001:db8::")),
            ("unknown", None),
            ("", None),
        ] {
            let read = seen(Callers::BehindProxy, &[(FORWARDED, text)]);
            assert_eq!(read.as_deref(), network, "{text}");
        }
        assert_eq!(seen(Callers::BehindCloudFront, &[]), None, "nobody says");
    }

    #[test]
    fn a_network_does_not_show_itself() {
        let network = Network::of("198.51.100.7".parse().unwrap());
        assert_eq!(format!("{:?}", Caller(Some(network))), "Caller(Some(Network(…)))");
    }
}
