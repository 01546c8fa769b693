//! The command line of the developer's tool, read into plain data.

use parapet_core::threats::Severity;

/// What the tool is to print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Print {
    /// Counts by class, findings by severity, lint.
    #[default]
    Summary,
    /// The analysis as JSON.
    Json,
    /// The findings, a line each.
    Findings,
    /// The clause tree of one finding.
    Explain(String),
    /// The model as model.json.
    Model,
    /// The model as tm.py.
    TmPy,
    /// The data-flow diagram as DOT.
    Dot,
    /// The data-flow diagram as SVG.
    Dfd,
    /// The sequence diagram as PlantUML.
    Puml,
    /// The sequence diagram as SVG.
    Seq,
    /// The laid-out data-flow diagram.
    Geometry,
    /// A report from a template file or a built-in template.
    Report(String),
    /// The threats.
    List,
    /// A class's attributes.
    Describe(String),
    /// The classes.
    ListElements,
    /// Diagnostics and remarks.
    Lint,
    /// An option that is not supported yet.
    Unsupported(String),
}

/// The arguments of one call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// File to read; `-` is standard input.
    pub model: Option<String>,
    /// What to print.
    pub print: Print,
    /// SIDs not to judge.
    pub exclude: Vec<String>,
    /// Levels to draw; empty: all.
    pub levels: Vec<i64>,
    /// Whether the diagram is coloured by severity.
    pub colormap: bool,
    /// Library files to stack.
    pub libraries: Vec<String>,
    /// Whether the built-in library is left out.
    pub no_builtin_library: bool,
    /// Judge as pytm does.
    pub pytm: bool,
    /// Print each stage's time.
    pub debug: bool,
    /// Run the stages that often and print their median times.
    pub repeat: Option<usize>,
    /// Exit with 3 when a finding is at least that severe.
    pub fail_on: Option<Severity>,
}

/// The usage text.
pub const USAGE: &str = "usage: tm [MODEL] [options]   (MODEL: a file, or - for standard input)
  --json --findings --explain KEY --lint            the analysis
  --model --tm-py                                   the model as model.json, as tm.py
  --dot --dfd --puml --seq --geometry               the diagrams
  --report TEMPLATE                                 a report
  --list --describe CLASS --list-elements           threats and classes
  --exclude SID,SID --levels N,N --colormap --library FILE --no-builtin-library --pytm
  --fail-on SEVERITY --debug --repeat N";

/// Reads the arguments after the program's name; an error is one line for standard error.
pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Arguments, String> {
    let mut read = Arguments::default();
    let mut remaining = arguments.into_iter();
    while let Some(argument) = remaining.next() {
        let mut value = || remaining.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--json" => read.print = Print::Json,
            "--findings" => read.print = Print::Findings,
            "--explain" => read.print = Print::Explain(value()?),
            "--model" => read.print = Print::Model,
            "--tm-py" => read.print = Print::TmPy,
            "--dot" => read.print = Print::Dot,
            "--dfd" => read.print = Print::Dfd,
            "--puml" => read.print = Print::Puml,
            "--seq" => read.print = Print::Seq,
            "--geometry" => read.print = Print::Geometry,
            "--report" => read.print = Print::Report(value()?),
            "--list" => read.print = Print::List,
            "--describe" => read.print = Print::Describe(value()?),
            "--list-elements" => read.print = Print::ListElements,
            "--lint" => read.print = Print::Lint,
            "--mermaid" | "--html" | "--csv" | "--sarif" | "--findings-json" => {
                read.print = Print::Unsupported(argument);
            }
            "--compare" => {
                value()?;
                read.print = Print::Unsupported(argument);
            }
            "--exclude" => read.exclude.extend(list(&value()?)),
            "--levels" => read.levels.extend(levels(&value()?)?),
            "--colormap" => read.colormap = true,
            "--library" => read.libraries.push(value()?),
            "--no-builtin-library" => read.no_builtin_library = true,
            "--pytm" => read.pytm = true,
            "--debug" => read.debug = true,
            "--repeat" => read.repeat = Some(count(&value()?)?),
            "--fail-on" => read.fail_on = Some(severity(&value()?)?),
            option if option.starts_with("--") => {
                return Err(format!("there is no option {option}"));
            }
            _ if read.model.is_some() => {
                return Err(format!("one model at a time: {argument} is a second one"));
            }
            _ => read.model = Some(argument),
        }
    }
    let needs_none = matches!(
        read.print,
        Print::List | Print::Describe(_) | Print::ListElements | Print::Unsupported(_)
    );
    if read.model.is_none() && !needs_none {
        return Err("a model is needed".to_owned());
    }
    Ok(read)
}

fn list(value: &str) -> impl Iterator<Item = String> {
    value
        .split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
}

fn levels(value: &str) -> Result<Vec<i64>, String> {
    list(value)
        .map(|level| level.parse().map_err(|_| format!("{level} is no level")))
        .collect()
}

fn count(value: &str) -> Result<usize, String> {
    value
        .parse()
        .ok()
        .filter(|n| *n > 0)
        .ok_or(format!("--repeat {value}: a count from 1 is needed"))
}

fn severity(value: &str) -> Result<Severity, String> {
    let severity = Severity::from_word(&value.replace('-', " "));
    let words = "very-high, high, medium, low, very-low";
    if severity == Severity::default() {
        Err(format!("{value} is no severity: {words}"))
    } else {
        Ok(severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Arguments, &str>) {
        let got = read(line.split_whitespace().map(str::to_owned));
        assert_eq!(got, expected.map_err(str::to_owned), "{line}");
    }

    fn of(model: &str, print: Print) -> Arguments {
        Arguments {
            model: Some(model.to_owned()),
            print,
            ..Arguments::default()
        }
    }

    #[test]
    fn arguments_are_read() {
        check("m.json", Ok(of("m.json", Print::Summary)));
        check("--json -", Ok(of("-", Print::Json)));
        check("m --explain A/b", Ok(of("m", Print::Explain("A/b".into()))));
        check(
            "m --levels 0,2",
            Ok(Arguments {
                levels: vec![0, 2],
                ..of("m", Print::Summary)
            }),
        );
        check(
            "m --exclude A,,B",
            Ok(Arguments {
                exclude: vec!["A".into(), "B".into()],
                ..of("m", Print::Summary)
            }),
        );
        check(
            "m --fail-on very-high",
            Ok(Arguments {
                fail_on: Some(Severity(5)),
                ..of("m", Print::Summary)
            }),
        );
        check(
            "--list",
            Ok(Arguments {
                print: Print::List,
                ..Arguments::default()
            }),
        );
    }

    #[test]
    fn usage_errors_are_reported() {
        check("", Err("a model is needed"));
        check("a b", Err("one model at a time: b is a second one"));
        check("a --what", Err("there is no option --what"));
        check("a --report", Err("--report needs a value"));
        check("a --levels x", Err("x is no level"));
        check("a --repeat 0", Err("--repeat 0: a count from 1 is needed"));
        check(
            "a --fail-on bad",
            Err("bad is no severity: very-high, high, medium, low, very-low"),
        );
    }
}
