//! Parts of answers that are decoded only where they are shown: their decoder is then not in what
//! the page downloads first.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::codec::{decode, encode};

/// A value in its serialised form.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Sealed<T> {
    bytes: Arc<[u8]>,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Sealed<T> {
    /// Seals a value.
    pub fn of(value: &T) -> Sealed<T> {
        Sealed {
            // No type of the messages makes postcard fail.
            bytes: encode(value).unwrap_or_default().into(),
            of: PhantomData,
        }
    }
}

impl<T: DeserializeOwned> Sealed<T> {
    /// The value; `None` only for bytes that are not those of one.
    pub fn open(&self) -> Option<T> {
        decode(&self.bytes).ok()
    }
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Sealed<T> {
        Sealed {
            bytes: Arc::clone(&self.bytes),
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, other: &Sealed<T>) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_can_be_opened() {
        let sealed = Sealed::of(&vec!["one".to_owned(), "two".to_owned()]);
        let bytes = encode(&sealed).unwrap();
        let sent: Sealed<Vec<String>> = decode(&bytes).unwrap();
        assert_eq!(sent, sealed);
        assert_eq!(sent.open().unwrap(), ["one", "two"]);
    }
}
