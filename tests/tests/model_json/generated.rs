//! Any model survives saving and loading, and any text is read or refused, never a panic.

use parapet_core::export;
use parapet_core::import::model_json;
use parapet_tests::arbitrary::{Choices, model};
use proptest::prelude::*;

proptest! {
    #[test]
    fn saving_and_loading_gives_the_same_model_and_the_same_bytes(
        choices in prop::collection::vec(any::<u32>(), 0..1500)
    ) {
        let model = model(&mut Choices::new(&choices));
        let saved = export::model_json(&model);
        let read = model_json::read(&saved).unwrap();
        prop_assert_eq!(&read.model, &model, "{}", saved);
        prop_assert_eq!(export::model_json(&read.model), saved);
    }

    #[test]
    fn what_is_read_from_any_file_survives_saving(
        choices in prop::collection::vec(any::<u32>(), 0..800),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{},:\"0-9a-z]|null|true"), 0..4)
    ) {
        // A saved file with a few words of it replaced is what an editor by hand leaves behind.
        let mut text = export::model_json(&model(&mut Choices::new(&choices)));
        for (at, word) in cuts {
            let places: Vec<usize> = text
                .char_indices()
                .filter(|(_, c)| matches!(c, '"' | ':' | ',' | '[' | '{' | '1' | 't'))
                .map(|(at, _)| at)
                .collect();
            let at = *at.get(&places);
            text.replace_range(at..=at, &word);
        }
        if let Ok(read) = model_json::read(&text) {
            let saved = export::model_json(&read.model);
            let again = model_json::read(&saved).unwrap();
            prop_assert_eq!(&again.model, &read.model, "{}", text);
            prop_assert_eq!(export::model_json(&again.model), saved);
        }
    }
}
