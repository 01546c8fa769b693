//! JSON as people write it: a tree with places, duplicate keys and raw numbers kept.
