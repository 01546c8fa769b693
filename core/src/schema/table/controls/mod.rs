//! Controls: what an element does against threats. Every element has all of them.

mod access;
mod cryptography;
mod input;
mod resilience;
mod session;

pub(super) use access::ACCESS;
pub(super) use cryptography::CRYPTOGRAPHY;
pub(super) use input::INPUT;
pub(super) use resilience::RESILIENCE;
pub(super) use session::SESSION;
