//! Python's format mini language for text and whole numbers: `>24`, `04d`, `.10`, `+,`.

/// Wider or more precise is refused: one field could fill the memory.
const MAX_WIDTH: usize = 10_000;

/// What is in a spec: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Debug, Default)]
struct FormatSpec {
    fill: Option<char>,
    align: Option<char>,
    sign: Option<char>,
    alternate: bool,
    zero: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

/// Formats a text. An error says, as a clause, why the spec does not fit.
pub fn format_text(text: &str, spec: &str) -> Result<String, String> {
    let spec = parse(spec)?;
    if spec.sign.is_some() || spec.alternate || spec.grouping.is_some() || spec.align == Some('=') {
        return Err("asks of a text what only a number has".to_owned());
    }
    if let Some(kind) = spec.kind.filter(|kind| *kind != 's') {
        return Err(format!("has the type `{kind}`, which a text cannot have"));
    }
    let cut: String = match spec.precision {
        Some(precision) => text.chars().take(precision).collect(),
        None => text.to_owned(),
    };
    Ok(spec.pad("", &cut, '<'))
}

/// Formats a whole number. An error says, as a clause, why the spec does not fit.
pub fn format_int(number: i64, spec: &str) -> Result<String, String> {
    let spec = parse(spec)?;
    let size = number.unsigned_abs();
    let kind = spec.kind.unwrap_or('d');
    if spec.precision.is_some() && !is_fraction(kind) {
        return Err("asks for the precision of a whole number".to_owned());
    }
    let (prefix, digits) = match kind {
        'd' | 'n' => ("", size.to_string()),
        'x' => ("0x", format!("{size:x}")),
        'X' => ("0X", format!("{size:X}")),
        'o' => ("0o", format!("{size:o}")),
        'b' => ("0b", format!("{size:b}")),
        'c' => {
            let c = u32::try_from(number).ok().and_then(char::from_u32);
            let c = c.ok_or_else(|| "asks for a character that does not exist".to_owned())?;
            return Ok(spec.pad("", &c.to_string(), '<'));
        }
        _ if is_fraction(kind) => ("", fraction(size, kind, spec.precision.unwrap_or(6))),
        other => {
            return Err(format!(
                "has the type `{other}`, which a number cannot have"
            ));
        }
    };
    let sign = match (number < 0, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    };
    let head = format!("{sign}{}", if spec.alternate { prefix } else { "" });
    let group = if matches!(kind, 'x' | 'X' | 'o' | 'b') {
        4
    } else {
        3
    };
    Ok(spec.pad(&head, &spec.grouped(&digits, group, head.len()), '>'))
}

fn is_fraction(kind: char) -> bool {
    matches!(kind, 'f' | 'F' | 'e' | 'E' | '%')
}

/// A whole number written as one with a fraction.
fn fraction(size: u64, kind: char, precision: usize) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "Python converts to a float here too"
    )]
    let float = size as f64;
    match kind {
        '%' => format!("{:.precision$}%", float * 100.0),
        'f' | 'F' => format!("{float:.precision$}"),
        _ => {
            let text = format!("{float:.precision$e}");
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            format!(
                "{mantissa}{}+{exponent:0>2}",
                if kind == 'E' { 'E' } else { 'e' }
            )
        }
    }
}

impl FormatSpec {
    /// Puts separators between groups of digits, zeros in front of them included.
    fn grouped(&self, digits: &str, group: usize, head: usize) -> String {
        let Some(separator) = self.grouping else {
            return digits.to_owned();
        };
        let end = digits
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(digits.len());
        let (whole, rest) = digits.split_at(end);
        let mut whole: Vec<char> = whole.chars().collect();
        if self.zero && self.align.is_none() {
            let other_width = head.saturating_add(rest.len());
            let separated = |len: usize| len.saturating_add(len.saturating_sub(1) / group);
            while separated(whole.len()).saturating_add(other_width) < self.width {
                whole.insert(0, '0');
            }
        }
        let mut grouped = String::new();
        for (at, digit) in whole.iter().enumerate() {
            if at > 0 && whole.len().saturating_sub(at).is_multiple_of(group) {
                grouped.push(separator);
            }
            grouped.push(*digit);
        }
        grouped + rest
    }

    /// Fills up to the width; `head` (a sign) stays in front of what `=` fills.
    fn pad(&self, head: &str, body: &str, natural: char) -> String {
        let is_number = natural == '>';
        let fill = self.fill.unwrap_or(if self.zero { '0' } else { ' ' });
        let align = self
            .align
            .unwrap_or(if self.zero && is_number { '=' } else { natural });
        let length = head.chars().count().saturating_add(body.chars().count());
        let missing = self.width.saturating_sub(length);
        let filling = |count: usize| std::iter::repeat_n(fill, count).collect::<String>();
        match align {
            '<' => format!("{head}{body}{}", filling(missing)),
            '^' => {
                let left = missing / 2;
                format!(
                    "{}{head}{body}{}",
                    filling(left),
                    filling(missing.saturating_sub(left))
                )
            }
            '=' => format!("{head}{}{body}", filling(missing)),
            _ => format!("{}{head}{body}", filling(missing)),
        }
    }
}

fn parse(text: &str) -> Result<FormatSpec, String> {
    let mut spec = FormatSpec::default();
    let mut rest: &[char] = &text.chars().collect::<Vec<_>>();
    let is_align = |c: &char| matches!(c, '<' | '>' | '^' | '=');
    match rest {
        [fill, align, behind @ ..] if is_align(align) => {
            spec.fill = Some(*fill);
            spec.align = Some(*align);
            rest = behind;
        }
        [align, behind @ ..] if is_align(align) => {
            spec.align = Some(*align);
            rest = behind;
        }
        _ => {}
    }
    spec.sign = take(&mut rest, |c| matches!(c, '+' | '-' | ' '));
    take(&mut rest, |c| c == 'z');
    spec.alternate = take(&mut rest, |c| c == '#').is_some();
    spec.zero = take(&mut rest, |c| c == '0').is_some();
    spec.width = number(&mut rest)?.unwrap_or(0);
    spec.grouping = take(&mut rest, |c| matches!(c, ',' | '_'));
    if take(&mut rest, |c| c == '.').is_some() {
        let precision = number(&mut rest)?;
        spec.precision =
            Some(precision.ok_or_else(|| "has no number behind the point".to_owned())?);
    }
    spec.kind = take(&mut rest, |c| c.is_alphabetic() || c == '%');
    if rest.is_empty() {
        Ok(spec)
    } else {
        Err("is no format".to_owned())
    }
}

fn take(rest: &mut &[char], is: impl Fn(char) -> bool) -> Option<char> {
    let (first, behind) = rest.split_first()?;
    if !is(*first) {
        return None;
    }
    *rest = behind;
    Some(*first)
}

fn number(rest: &mut &[char]) -> Result<Option<usize>, String> {
    let mut number = None::<usize>;
    while let Some(digit) = take(rest, |c| c.is_ascii_digit()).and_then(|c| c.to_digit(10)) {
        let digit = usize::try_from(digit).unwrap_or(0);
        let more = number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        if more > MAX_WIDTH {
            return Err(format!("asks for more than {MAX_WIDTH} characters"));
        }
        number = Some(more);
    }
    Ok(number)
}
