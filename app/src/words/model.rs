//! Texts of the page of an open model: top bar, outline, forms, problems.

use std::fmt::Display;

use super::terms::EDIT;

pub(crate) const ADD_TO_THE_MODEL: &str = "Add to the model";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const WIDTH_OF_THE_OUTLINE: &str = "Width of the outline";
pub(crate) const WIDTH_OF_THE_FILTERS: &str = "Width of the filters";
pub(crate) const WIDTH_OF_THE_THREATS: &str = "Width of the threats";
pub(crate) const WIDTH_OF_THE_FINDING: &str = "Width of the finding";
pub(crate) const WIDTH_OF_THE_INSPECTOR: &str = "Width of the inspector";
pub(crate) const WIDTH_OF_THE_THREAT: &str = "Width of the threat";
pub(crate) const VIEWS_OF_THE_MODEL: &str = "Views of the model";
pub(crate) const NOTHING_DRAWN_YET: &str =
    "Nothing is drawn yet. Add an element, or drop in a model.";
pub(crate) const DATA_FLOW_DIAGRAM: &str = "Data-flow diagram";
pub(crate) const NO_FLOWS_AND_NO_ELEMENTS_YET: &str =
    "No flows yet. A flow goes from one element to another: add an element first.";
pub(crate) const NO_FLOWS_YET: &str =
    "No flows yet. They are shown here in order, from one element to the next.";
pub(crate) const ADD_A_FLOW: &str = "Add a flow";
pub(crate) const SEQUENCE_DIAGRAM: &str = "Sequence diagram";
pub(crate) const NOTHING_TO_REPORT_YET: &str =
    "Nothing to report yet. Add an element, or drop in a model.";
pub(crate) const ADD_AN_ELEMENT: &str = "Add an element";
pub(crate) const WORKING: &str = "Working";
pub(crate) const ENGINE_DID_NOT_START: &str =
    "The engine did not start, so nothing is judged or drawn. Your model is untouched.";
pub(crate) const MORE: &str = "More";
pub(crate) const THEME: &str = "Theme";
pub(crate) const SEARCH_THE_OUTLINE: &str = "Search the outline";
pub(crate) const OUTLINE: &str = "Outline";
pub(crate) const CLOSE_THE_OUTLINE: &str = "Close the outline";
pub(crate) const NAME: &str = "Name";
pub(crate) const PARTS_OF_THE_MODEL: &str = "Parts of the model";
pub(crate) const ELEMENTS: &str = "Elements";
pub(crate) const FLOWS: &str = "Flows";
pub(crate) const DATA: &str = "Data";
pub(crate) const FILTERS: &str = "Filters";
pub(crate) const DELETE: &str = "Delete";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const ADD: &str = "Add";
pub(crate) const SAVE: &str = "Save";
pub(crate) const NAME_AND_PLACE: &str = "Name and place";
pub(crate) const ADD_A_BOUNDARY: &str = "Add a boundary";
pub(crate) const ADD_DATA: &str = "Add data";
pub(crate) const A_NAME_IS_NEEDED: &str = "A name is needed.";
pub(crate) const CHOOSE_WHERE_THE_FLOW_STARTS: &str = "Choose where the flow starts.";
pub(crate) const CHOOSE_WHERE_THE_FLOW_ENDS: &str = "Choose where the flow ends.";
pub(crate) const INSIDE_THE_BOUNDARY: &str = "Inside the boundary";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "To";
pub(crate) const CLASS: &str = "Class";
pub(crate) const PROBLEMS: &str = "Problems";
pub(crate) const NOT_SAVED: &str = "Not saved";
pub(crate) const SAVED: &str = "Saved";
pub(crate) const DOWNLOAD_THE_MODEL: &str = "Download the model";
pub(crate) const TAKE_IT_BACK: &str = "Take it back";
pub(crate) const SAVE_AS_A_COPY: &str = "Save as a copy";
pub(crate) const BACK_TO_THE_START_PAGE: &str = "Back to the start page";
pub(crate) const PARAPET_BACK_TO_THE_START_PAGE: &str = "Parapet, back to the start page";
pub(crate) const NAME_OF_THE_MODEL: &str = "Name of the model";

pub(crate) fn change(name: &dyn Display) -> String {
    format!("Change {name}")
}

pub(crate) fn file_line_column(
    file: &dyn Display,
    line: &dyn Display,
    column: &dyn Display,
) -> String {
    format!("{file} line {line}, column {column}")
}

pub(crate) fn what_is_this(code: &dyn Display) -> String {
    format!("What is this? {code}")
}

pub(crate) fn saved_in_this_browser(time: &dyn Display) -> String {
    format!("Saved in this browser, {time}")
}

pub(crate) fn taken_over_by_another_tab(name: &dyn Display) -> String {
    format!("Another tab took {name} over. Your changes here are not saved.")
}

/// "This browser has no space left. Your last 3 edits are only in this tab."
pub(crate) fn not_saved(edits: usize, reason: &str) -> String {
    let lower = reason.to_lowercase();
    let is_full = ["quota", "space", "room"]
        .iter()
        .any(|word| lower.contains(word));
    let reason = match is_full {
        true => "This browser has no space left.".to_owned(),
        false => format!(
            "This browser cannot save your work: {}.",
            reason.trim_end_matches('.')
        ),
    };
    let edits = match edits {
        0 | 1 => "Your last edit is".to_owned(),
        more => format!("Your last {} are", EDIT.counted(more)),
    };
    format!("{reason} {edits} only in this tab.")
}

#[cfg(test)]
mod tests {
    use super::not_saved;

    #[test]
    fn the_banner_explains_what_is_not_saved() {
        let check = |edits, why, expected: &str| assert_eq!(not_saved(edits, why), expected);
        check(
            3,
            "The quota has been exceeded.",
            "This browser has no space left. Your last 3 edits are only in this tab.",
        );
        check(
            1,
            "its database does not answer",
            "This browser cannot save your work: its database does not answer. Your last edit is only in this tab.",
        );
    }
}
