//! The bytes that messages travel as.

use serde::{Deserialize, Serialize};

/// Serialises a message.
///
/// # Errors
/// None of these types makes postcard fail; its error is passed on all the same.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(message)
}

/// Deserialises a message.
///
/// # Errors
/// The bytes are not those of a message of this type.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, postcard::Error> {
    postcard::from_bytes(bytes)
}
