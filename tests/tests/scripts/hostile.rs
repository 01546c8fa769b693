//! Scripts that would never end, fill the memory or do harm: bounded, reported, and the rest is read.

use parapet_core::import::tm_py;

/// Reads a script that begins with an element, which must be in the model, and returns the codes of
/// its diagnostics, each once.
fn codes(script: &str) -> Vec<String> {
    let script = format!("from pytm import *\nServer('first')\n{script}");
    let read = tm_py::read(&script).unwrap();
    assert_eq!(read.model.elements[0].name, "first");
    let mut codes: Vec<String> = read
        .diagnostics
        .iter()
        .map(|one| one.code.clone())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn nothing_hangs() {
    for (script, expected) in [
        ("while True: pass", "script-limit"),
        ("while 1:\n  Server('s')", "script-limit"),
        ("for x in range(10 ** 12): pass", "script-limit"),
        ("def f(): return f()\nf()", "script-limit"),
        ("def f(n):\n  f(n)\n  f(n)\nf(1)", "script-limit"),
        ("f = lambda g: g(g)\nf(f)", "script-limit"),
        (
            "x = 'a' * 10 ** 9\nServer('s', OS=x)",
            "script-unknown-value",
        ),
        (
            "x = 'a'\nfor i in range(100): x = x + x\nServer('s', OS=x)",
            "script-unknown-value",
        ),
        (
            "x = []\nfor i in range(100): x = [x, x]\nServer('s', OS=str(x))",
            "script-unknown-value",
        ),
        (
            "x = [1]\nfor i in range(100): x = x + x\nServer('s', OS=x)",
            "script-limit",
        ),
        (
            "x = []\nx.append(x)\ny = []\ny.append(y)\nServer('s', inScope=(x == y))",
            "script-limit",
        ),
        (
            "x = [0]\nfor y in x: x.append(y)\nServer('s', colour=x)",
            "unknown-attribute",
        ),
        (
            "x = '{:>999999999}'.format(1)\nServer('s', OS=x)",
            "script-unknown-value",
        ),
        (
            "x = '%999999999d' % 1\nServer('s', OS=x)",
            "script-unknown-value",
        ),
        (
            "Server('s', port=2 ** 2 ** 2 ** 2 ** 2 ** 2)",
            "script-unknown-value",
        ),
        (
            "x = 'a' * 1000000\nfor i in range(1000000): x.replace('a', 'bc')",
            "script-limit",
        ),
        (
            "class A(A): pass\nclass B(B): pass\nB('x')",
            "script-unknown-name",
        ),
        (
            "for i in range(100000):\n  class A(Server): pass",
            "script-limit",
        ),
        ("s = {}\nfor i in range(100000): s[i] = i", "script-limit"),
        (
            "s = set()\nfor i in range(100000): s.add(str(i))",
            "script-limit",
        ),
        (
            "x = sorted(range(100000), key=lambda a: sorted(range(100000)))",
            "script-limit",
        ),
    ] {
        let codes = codes(script);
        assert!(
            codes.iter().any(|code| code == expected),
            "{script}: {codes:?}"
        );
    }
}

#[test]
fn a_hundred_kilobytes_of_anything_are_read() {
    let pieces = [
        "(",
        "[",
        "{",
        "a=",
        "a.",
        "a(",
        "f'{",
        "f'''{",
        "'''",
        "\\'''",
        "\"",
        "if a:\n ",
        "x = 1\n",
        "# c\n",
        "lambda:",
        "not ",
        "a if b else ",
        "- ",
        "@a\n",
        "def f(",
        "class A:\n\t",
        "class A(A): pass\n",
        "class A(Server): pass\n",
        "x\n y\n",
        "1,",
        "a;",
        "\\\n",
        "Server('s')\n",
        "from pytm import *\n",
        "a.b.c.d = 1\n",
        "[[]]*9\n",
        "x = [x, x]\n",
        "{**a, ",
        "f'{a!r:>{b}}' ",
        "match x:\n case 1: ",
        "async ",
        "await ",
        "yield ",
        "try:\n ",
        "else:\n",
        "\u{feff}",
        "é",
        "\0",
        "\r",
    ];
    for piece in pieces {
        let text = piece.repeat((1 << 17) / piece.len());
        let script = format!("from pytm import *\nServer('first')\n{text}");
        match tm_py::read(&script) {
            Ok(read) => assert_eq!(read.model.elements[0].name, "first", "{piece}"),
            Err(error) => panic!("{piece}: {error}"),
        }
    }
}

#[test]
fn of_many_bad_characters_the_first_are_reported_and_the_rest_is_read() {
    let script = format!("Server('a')\n{}\nServer('b')", "\0".repeat(100_000));
    let read = tm_py::read(&format!("from pytm import *\n{script}")).unwrap();
    let names: Vec<&str> = read.model.elements.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["a", "b"]);
    let reported = read
        .diagnostics
        .iter()
        .filter(|it| it.code == "python-character");
    assert!((1..1000).contains(&reported.count()));
}
