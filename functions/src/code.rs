//! Codes that sign committee members in: made again from the service key whenever one is needed,
//! and stored nowhere.

use domain::desk::SignInCode;
use subtle::ConstantTimeEq;

use crate::link::Links;
use crate::service_key::{Purpose, Signature};
use crate::store::AskedForCode;

impl Links {
    /// The code that somebody has asked for.
    #[must_use]
    pub fn code(&self, asked: &AskedForCode) -> SignInCode {
        code(&self.key().sign(Purpose::Code, &texts(asked)))
    }

    /// Whether a text is the code that somebody has asked for. How long the answer takes does not
    /// tell how much of it was right.
    #[must_use]
    pub fn is_code(&self, typed: &str, asked: &AskedForCode) -> bool {
        let Ok(typed) = SignInCode::parse(typed) else { return false };
        let is_it = |signature: Signature| -> bool {
            code(&signature).as_str().as_bytes().ct_eq(typed.as_str().as_bytes()).into()
        };
        let good = self.key().signatures(Purpose::Code, &texts(asked)).filter(|key| is_it(*key));
        good.count() > 0
    }
}

fn texts(asked: &AskedForCode) -> [&str; 2] {
    [asked.program.as_str(), &asked.id]
}

fn code(signature: &Signature) -> SignInCode {
    let [a, b, c, d, e, ..] = *signature;
    SignInCode::of([a, b, c, d, e])
}
