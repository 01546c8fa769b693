//! Files read: what kind they are, and what is in them.
