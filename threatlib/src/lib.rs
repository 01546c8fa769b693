//! Parapet's own threat library, one TOML file a threat, checked by the build script and embedded.
