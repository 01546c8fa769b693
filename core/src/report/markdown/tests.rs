//! Markdown and HTML in, trees out.

use proptest::prelude::*;

use super::read;
use crate::report::document::{Align, Diagram, Element, MAX_DEPTH, Node, Tag};

/// The tree in one line: elements as `(tag …)`, text in quotes.
fn outline(nodes: &[Node]) -> String {
    let parts: Vec<String> = nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => format!("{text:?}"),
            Node::Break => "br".to_owned(),
            Node::Rule => "hr".to_owned(),
            Node::Diagram { which, alt } => {
                let name = if *which == Diagram::Dataflow {
                    "dfd"
                } else {
                    "seq"
                };
                format!("{name}={alt:?}")
            }
            Node::Element(Element { tag, children }) => {
                let about = match tag {
                    Tag::Heading { anchor, .. } => format!("#{anchor}"),
                    Tag::Link { to } => format!("={to}"),
                    Tag::Numbers { start } => format!("={start}"),
                    Tag::Details { is_open: true } => "=open".to_owned(),
                    Tag::Cell {
                        align: Align::Centre,
                        ..
                    } => "=centre".to_owned(),
                    Tag::Cell {
                        align: Align::End, ..
                    } => "=end".to_owned(),
                    _ => String::new(),
                };
                let inside = outline(children);
                let space = if inside.is_empty() { "" } else { " " };
                format!("({}{about}{space}{inside})", tag.html())
            }
        })
        .collect();
    parts.join(" ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        let (document, diagnostics) = read(markdown);
        assert_eq!(outline(&document.nodes), *expected, "{markdown}");
        assert_eq!(diagnostics, [], "{markdown}");
    }
}

#[test]
fn markdown_becomes_nodes() {
    check(&[
        ("", ""),
        (
            "a *b* **c** ~~d~~ `e`",
            r#"(p "a " (em "b") " " (strong "c") " " (del "d") " " (code "e"))"#,
        ),
        ("a\nb  \nc\n\nd", r#"(p "a\nb" br "c") (p "d")"#),
        (
            "* a\n* b\n\n3. c",
            r#"(ul (li "a") (li "b")) (ol=3 (li "c"))"#,
        ),
        ("> q\n\n---", r#"(blockquote (p "q")) hr"#),
        ("```rust\na < b\n```", r#"(pre "a < b\n")"#),
        ("- [x] a\n- [ ] b", r#"(ul (li "☑ a") (li "☐ b"))"#),
        (
            "a|b|c\n--|:-:|-:\n1|2|3",
            r#"(table (thead (tr (th "a") (th=centre "b") (th=end "c"))) (tbody (tr (td "1") (td=centre "2") (td=end "3"))))"#,
        ),
        ("a\r\nb\0", "(p \"a\\nb\u{fffd}\")"),
        ("\\<b> &lt;i&gt; &#x27;", r#"(p "<b> <i> '")"#),
    ]);
}

#[test]
fn headings_have_anchors_of_their_own() {
    let (document, _) =
        read("# In one minute\n## Größe: *3*\n## In one minute\n### ?\n<h2>In one minute</h2>");
    assert_eq!(
        outline(&document.nodes),
        r##"(h1#in-one-minute "In one minute") (h2#größe-3 "Größe: " (em "3")) (h2#in-one-minute-2 "In one minute") (h3#section "?") (h2#in-one-minute-3 "In one minute")"##
    );
    let contents: Vec<_> = document
        .contents
        .iter()
        .map(|e| (e.level, e.text.as_str()))
        .collect();
    assert_eq!(contents[1], (2, "Größe: 3"));
    assert_eq!(contents.len(), 5);
}

#[test]
fn links_lead_only_away() {
    check(&[
        ("[a](https://b.c)", r#"(p (a=https://b.c "a"))"#),
        (
            "[a](HTTP://b.c) <https://d.e>",
            r#"(p (a=HTTP://b.c "a") " " (a=https://d.e "https://d.e"))"#,
        ),
        (
            "[a](mailto:b@c.d) [e](#f)",
            r#"(p (a=mailto:b@c.d "a") " " (a=#f "e"))"#,
        ),
        (
            "[a](javascript:alert(1)) [b](data:text/html,x)",
            r#"(p "a b")"#,
        ),
        (
            "[a](<java\tscript:alert(1)>) [b](//c.d) [e](f.html) [g](#)",
            r#"(p "a b e g")"#,
        ),
        (
            "[a](https:javascript) [b](vbscript:x) [c](file:///etc/passwd)",
            r#"(p "a b c")"#,
        ),
    ]);
}

#[test]
fn pictures_are_the_diagrams_or_words() {
    check(&[
        ("![Level 0 DFD](dfd.png)", r#"(p dfd="Level 0 DFD")"#),
        ("![*Who* asks](out/seq.svg)", r#"(p seq="Who asks")"#),
        (
            "![a](https://b.c/dfd.png) ![d](other.png) ![](//e/dfd.png)",
            r#"(p "a d ")"#,
        ),
        ("<img src=\"dfd.png\" alt=\"A &amp; B\"/>", r#"dfd="A & B""#),
        ("<img src='./seq.svg' width=800>", r#"seq="""#),
    ]);
}

#[test]
fn html_of_templates_becomes_nodes() {
    check(&[
        (
            "<details>\n  <summary> 1 -- Injection </summary>\n  <h6> Target </h6>\n  <p> Web &amp; &#x27;x&#x27; </p>\n</details>",
            r#"(details (summary " 1 -- Injection ") (h6#target " Target ") (p " Web & 'x' "))"#,
        ),
        (
            "<details open>\n<summary>a</summary>\n\n**b**\n\n* c\n\n</details>\n\nd",
            r#"(details=open (summary "a") (p (strong "b")) (ul (li "c"))) (p "d")"#,
        ),
        (
            "<TABLE border=1>\n<tr><th>a</th><td align=\"right\">b<br>c</td></tr>\n</TABLE>",
            r#"(table (tr (th "a") (td=end "b" br "c")))"#,
        ),
        (
            "a <b>b</b> <code>c</code><br/>d",
            r#"(p "a " (strong "b") " " (code "c") br "d")"#,
        ),
        (
            "x <a href=\"https://a.b?c&amp;d\">e</a> <a name=\"f\">g</a>",
            r#"(p "x " (a=https://a.b?c&d "e") " g")"#,
        ),
        ("a <!-- hidden --> b", r#"(p "a  b")"#),
        ("<p>a\n<p>b\n</p>", r#"(p "a\n") (p "b\n")"#),
    ]);
}

#[test]
fn anything_else_is_the_text_that_it_is() {
    check(&[
        (
            "<script>alert(1)</script>",
            r#""<script>alert(1)</script>""#,
        ),
        (
            "a <img src=x onerror=alert(1)> b",
            r#"(p "a <img src=x onerror=alert(1)> b")"#,
        ),
        (
            "a <b onclick=\"x()\">b</b>",
            r#"(p "a <b onclick=\"x()\">b")"#,
        ),
        (
            "<iframe src=\"https://a.b\"></iframe>",
            r#""<iframe src=\"https://a.b\"></iframe>""#,
        ),
        (
            "x <a href=\"javascript:a()\">b</a>",
            r#"(p "x <a href=\"javascript:a()\">b")"#,
        ),
        (
            "x <a href=\"java&#9;script:a()\">b</a>",
            r#"(p "x <a href=\"java&#9;script:a()\">b")"#,
        ),
        ("a < b <3 <> </> <b", r#"(p "a < b <3 <> </> <b")"#),
        (
            "<svg><style>p{}</style></svg>",
            r#"(p "<svg><style>p{}</style></svg>")"#,
        ),
        ("<!DOCTYPE html>", r#""<!DOCTYPE html>""#),
        ("a <!-- b", r#"(p "a <!-- b")"#),
        (
            "a &unknown; & &#0; &#x110000;",
            "(p \"a &unknown; & \u{fffd} \u{fffd}\")",
        ),
    ]);
}

#[test]
fn tags_that_do_not_pair_do_no_harm() {
    check(&[
        ("</details>\n\na", r#"(p "a")"#),
        ("<details>\n\na", r#"(details (p "a"))"#),
        ("*a <b>b* c</b>", r#"(p (em "a " (strong "b")) " c")"#),
        (
            "<b>\n\na\n\n</b>\n</b></p>\n\nc",
            r#"(strong "\n" (p "a")) (p "c")"#,
        ),
        (
            "* <details>a\n\nb</details>",
            r#"(ul (li (details "a\n"))) (p "b")"#,
        ),
    ]);
}

#[test]
fn long_texts_are_cut_with_a_diagnostic() {
    let (document, diagnostics) = read(&"a\n\n".repeat(400_000));
    assert_eq!(diagnostics[0].code, "report-preview-cut");
    assert_eq!(document.nodes.len(), (1 << 20) / 3 + 1);
}

#[test]
fn sections_are_parsed_as_one_text() {
    let section = format!(
        "<details>\n\n## A\n\n{}\n\n</details>\n\n",
        "word ".repeat(3000)
    );
    let (document, _) = read(&section.repeat(12));
    assert_eq!(document.nodes.len(), 12);
    assert_eq!(document.contents.len(), 12);
    let code = format!("```\n{}```\n", "# no heading\n\n".repeat(10_000));
    let (document, _) = read(&code);
    assert_eq!((document.nodes.len(), document.contents.len()), (1, 0));
}

fn depth(nodes: &[Node]) -> usize {
    let below = nodes.iter().map(|node| match node {
        Node::Element(element) => depth(&element.children) + 1,
        _ => 0,
    });
    below.max().unwrap_or(0)
}

#[test]
fn nothing_is_nested_deeper_than_the_limit() {
    for text in ["> ", "<b>", "<details>\n\n", "* "] {
        let (document, _) = read(&(text.repeat(5_000) + "x"));
        assert!(depth(&document.nodes) <= MAX_DEPTH, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in "[ -~\\n\\téλ]{0,200}") {
        read(&text);
    }

    #[test]
    fn any_pieces_of_markdown_can_be_read(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "<details>", "</details>", "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>",
            "<img src=dfd.png>", "<a href=#a>", "</a>", "\n", "\n\n", "# ", "* ", "1. ", "> ", "|",
            "|-|-|\n", "**", "_", "`", "```", "~~", "[a](b)", "![", "](dfd.svg)", "<", ">", "&lt;",
            "    ", "\t", "---", "é", "a", " ",
        ]),
        0..60,
    )) {
        let (document, _) = read(&pieces.concat());
        prop_assert!(depth(&document.nodes) <= MAX_DEPTH);
    }
}
