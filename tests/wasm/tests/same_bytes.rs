//! Natively and in WebAssembly, all of core gives the same bytes for the same input.

use parapet_wasm_tests::outputs;

/// An input by name and text, with the outputs that the build script got natively.
type Case = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const CASES: &[Case] = include!(concat!(env!("OUT_DIR"), "/native.rs"));

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_output_is_the_same_here_as_in_the_build() {
    for (name, input, expected) in CASES {
        let got = outputs(name, input.as_bytes());
        assert_eq!(got.len(), expected.len(), "{name}");
        for ((output, text), (_, native)) in got.iter().zip(*expected) {
            assert!(
                text == native,
                "{name}: {output} differs from the native one"
            );
        }
    }
}
