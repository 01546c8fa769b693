//! The specs that make a value safe in its place.

use super::check;

#[test]
fn values_are_escaped_for_their_place() {
    let nasty = "&lt;b&gt;\\|&amp; \\# \\`x\\` \\[a\\](javascript:b) \\$y\\$ \\\\ \\{tm.name\\}";
    check(&[
        ("{tm.nasty:line}", nasty),
        ("{tm.nasty:cell}", nasty),
        ("{tm.nasty:prose}", nasty),
        (
            "{tm.count:cell} {tm.isOrdered:cell} <{tm.inner:line}> {tm:cell} {elements[1].data:line}",
            "1234 True <> Web shop Order's \"DB\", Web \\{server\\}, Order's \"DB\"",
        ),
        (
            "{elements:repeat:{{item.name:cell}};}",
            "Web \\{server\\};Order's \"DB\";",
        ),
    ]);
}
