//! Braces, look-ups, repeat, call, if and not.

use super::check;

#[test]
fn text_is_left_as_it_is() {
    check(&[
        ("", ""),
        (
            "plain\ttext\r\n\\n % $ <b> &amp;\n",
            "plain\ttext\r\n\\n % $ <b> &amp;\n",
        ),
        ("{{ }} {{{{ }}}} {{tm.name}}", "{ } {{ }} {tm.name}"),
        ("{{{tm.name}}}", "{Web shop}"),
    ]);
}

#[test]
fn values_print_as_in_python() {
    check(&[
        (
            "{tm.name} {tm.isOrdered} {tm.mergeResponses}",
            "Web shop True False",
        ),
        ("{tm.count} {tm.below} {tm.inner}", "1234 -5 None"),
        (
            "{tm} {tm.secret} {tm.secret.name}",
            "TM(Web shop) Classification.SECRET SECRET",
        ),
        (
            "{nothing} {elements[0].levels} {elements[0].none}",
            "[] {0} set()",
        ),
        (
            "{elements}",
            "[<Server(Web {server})>, <Server(Order's \"DB\")>]",
        ),
        ("{elements[1].data}", "Order's \"DB\", Web {server}"),
        (
            "{tm.name!s} {tm.name!r} {tm.secret!r}",
            "Web shop 'Web shop' <Classification.SECRET>",
        ),
        ("{elements[1].name!r} {tm.empty!r}", "'Order\\'s \"DB\"' ''"),
        (
            "{elements[0].parents} {tm.__class__}",
            "<method parents> <class 'TM'>",
        ),
    ]);
}

#[test]
fn look_ups_chain() {
    check(&[
        (
            "{elements[0].name} {elements[1].inner.name[0]}",
            "Web {server} W",
        ),
        (
            "{tm.__class__.__name__} {elements[0].order.__class__.__name__}",
            "TM int",
        ),
        ("{elements[1].peers[0].peers[1].order}", "2"),
    ]);
}

#[test]
fn repeat_goes_through_items() {
    check(&[
        ("{elements:repeat:{{item.order}};}", "1;2;"),
        (
            "{elements:repeat:x}{nothing:repeat:y}{elements:repeat}",
            "xx",
        ),
        (
            "{tm.name:repeat:x}{tm.count:repeat:x}{tm.inner:repeat:x}",
            "",
        ),
        ("{elements[0].levels:repeat:[{{item}}]}", "[0]"),
        (
            "{tm.secret:repeat:{{item[0]}}={{item[1]}};}",
            "name=SECRET;",
        ),
        (
            "{elements:repeat:{{item.order}}{{item.peers:repeat:-{{{{item.order}}}}}} }",
            "1-1-2 2-1-2 ",
        ),
        ("{elements:repeat:a:b}", "a:ba:b"),
        ("{elements:repeatedly:x}", "xx"),
    ]);
}

#[test]
fn a_field_with_fewer_braces_belongs_to_the_level_outside() {
    check(&[
        (
            "{elements:repeat:{tm.name} {{item.order}};}",
            "Web shop 1;Web shop 2;",
        ),
        (
            "{elements:repeat:{{item.peers:repeat:{{item.order}}/{{{{item.order}}}} }}}",
            "1/1 1/2 2/1 2/2 ",
        ),
        // Two levels further out.
        (
            "{elements:repeat:{{item.peers:repeat:{tm.count}{{{{item.order}}}} }}}",
            "12341 12342 12341 12342 ",
        ),
    ]);
}

#[test]
fn the_outer_names_stay_known_in_a_repeat() {
    check(&[("{elements:repeat:{{tm.name}} }", "Web shop Web shop ")]);
}

#[test]
fn values_are_never_read_as_a_template() {
    check(&[
        // The name holds braces.
        ("{elements[0].name:if:{elements[0].name}}", "Web {server}"),
        (
            "{elements:repeat:{elements[0].name} }",
            "Web {server} Web {server} ",
        ),
        ("{tm.name:if:{tm.nasty:.4}}", "<b>|"),
    ]);
}

#[test]
fn if_and_not_show_by_truth() {
    check(&[
        ("{tm.name:if:a:b}{tm.name:not:c}", "a:b"),
        ("{tm.empty:if:a}{tm.empty:not:b}", "b"),
        (
            "{tm.isOrdered:if:1}{tm.mergeResponses:if:2}{tm.below:if:3}{tm.inner:if:4}",
            "13",
        ),
        (
            "{nothing:not:none}{elements:if:some}{elements[0].none:not:none}",
            "nonesomenone",
        ),
        (
            "{tm.name:if:{tm.count} {{literal}} {{{{two}}}}}",
            "1234 {literal} {{two}}",
        ),
        (
            "{tm.name:ifonly:y}{tm.name:notatall:n}{tm.name:if}{tm.name:if:}",
            "y",
        ),
        (
            "{elements:repeat:{{item.leaks:if:leaks}}{{item.leaks:not:tight}} }",
            "tight leaks ",
        ),
        ("{tm.name:if:{elements:repeat:[{{item.order}}]}}", "[1][2]"),
    ]);
}

#[test]
fn call_calls_methods_and_functions() {
    check(&[
        ("{elements:call:getCount}", "2"),
        ("{elements:call:getCount:a text ignores its template}", "2"),
        (
            "{tm:call:getNames:<{{item}}>}",
            "<Web {server}><Order's \"DB\">",
        ),
        ("{elements[0].display_name:call:}", "Web {server}"),
        ("{elements[0].display_name:call:ignored}", "Web {server}"),
        ("{elements[1].parents:call:({{item.order}})}", "(1)"),
        ("{elements[1].parents:call:name: {{item.order}}}", "name: 1"),
        (
            "{elements[1].parents:call:{{item.order}}: {tm.name}.}",
            "1: Web shop.",
        ),
        ("{elements[0].parents:call:({{item.order}})}", ""),
        (
            "{tm.name.upper:call:} {tm.name.lower:call:} {tm.name.title:call:}",
            "WEB SHOP web shop Web Shop",
        ),
    ]);
}
