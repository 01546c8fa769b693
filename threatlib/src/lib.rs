//! Parapet's own threat library, one TOML file a threat, checked by the build script and embedded.

use parapet_core::threats::Library;

/// The name under which models switch it on or off.
pub const NAME: &str = "Parapet";

/// The library, its threats in the order in which they are judged: pytm's, then ours.
///
/// # Panics
/// Never: the build script wrote the bytes that are read here.
pub fn library() -> Library {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/threats.postcard"));
    let threats = postcard::from_bytes(bytes).expect("the build script wrote them");
    Library {
        name: NAME.to_owned(),
        threats,
        ..Library::default()
    }
}
