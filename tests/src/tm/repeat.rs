//! How long each stage takes: the median of many runs.

use parapet_core::diagnostic::Diagnostic;
use parapet_core::layout;
use parapet_core::picture::{self, Colouring, Palette};
use parapet_core::render::svg;
use parapet_core::report::{self, context::Subject};
use parapet_core::views::dfd::{self, Options};

use super::arguments::Arguments;
use super::stages::{self, Analysed, Times, timed};

/// The stages that are reported, in order. The page compiles the rules once for many models, so
/// they are not among them.
const STAGES: [&str; 5] = ["import", "analysis", "layout", "render", "report"];

/// Runs all stages `times` times on the same bytes. Returns a JSON object: the median of each stage
/// in milliseconds.
///
/// # Errors
/// One diagnostic where the input gave nothing usable.
pub(super) fn medians(
    arguments: &Arguments,
    bytes: &[u8],
    times: usize,
) -> Result<String, Diagnostic> {
    let mut measured = Times::new();
    for _ in 0..times {
        let analysed = stages::run(arguments, bytes, &mut measured)?;
        draw_and_write(&analysed, &mut measured);
    }
    let stages = STAGES.map(|stage| {
        let of_stage = measured.iter().filter(|(name, _)| *name == stage);
        format!(
            "\"{stage}\": {:.3}",
            median(of_stage.map(|(_, ms)| *ms).collect())
        )
    });
    Ok(format!("{{{}}}\n", stages.join(", ")))
}

/// The data-flow diagram, stage by stage, and the full report.
fn draw_and_write(analysed: &Analysed, measured: &mut Times) {
    let Analysed {
        model,
        rules,
        analysis,
        ..
    } = analysed;
    let marks = analysis.open_findings_by_part(|finding| analysis.is_open(model, rules, finding));
    let graph = dfd::graph(model, analysis, &marks, &Options::default());
    let laid = timed(measured, "layout", || layout::dfd::dfd(&graph));
    timed(measured, "render", || {
        svg::svg(
            &picture::dfd(&graph, &laid, Colouring::Plain),
            Palette::Light,
        )
    });
    let template = report::builtin_template("full").unwrap_or_default();
    timed(measured, "report", || {
        report::fill(
            template,
            Subject {
                model,
                analysis,
                rules,
            },
        )
    });
}

/// The middle value, the lower one of two.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len().saturating_sub(1) / 2;
    values.get(middle).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_value() {
        let check = |values: &[f64], expected| assert_eq!(median(values.to_vec()), expected);
        check(&[], 0.0);
        check(&[3.0], 3.0);
        check(&[9.0, 1.0, 3.0], 3.0);
        check(&[4.0, 1.0, 3.0, 2.0], 2.0);
    }
}
