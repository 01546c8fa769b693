//! The samples: part of the engine, so that opening one needs no download.

use crate::messages::NamedFile;

const SAMPLES: [(&str, &str); 3] = [
    (
        "web-shop.json",
        include_str!("../../../../public/samples/web-shop.json"),
    ),
    (
        "cloud-workstation.json",
        include_str!("../../../../public/samples/cloud-workstation.json"),
    ),
    (
        "assistant.json",
        include_str!("../../../../public/samples/assistant.json"),
    ),
];

/// The sample of that name.
pub fn sample(name: &str) -> Option<NamedFile> {
    let (_, json) = SAMPLES.iter().find(|(file, _)| *file == name)?;
    Some(NamedFile {
        name: name.to_owned(),
        bytes: json.as_bytes().to_vec(),
    })
}
