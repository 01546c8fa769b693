#!/usr/bin/env python3
# The threat model "Structure", for pytm 1.4.

from pytm import Action, Actor, Boundary, Dataflow, Datastore, Process, Server, TM

tm = TM("Structure")
tm.description = "Unused elements, duplicate flows, nesting three deep, levels, odd names"
tm.isOrdered = True
tm.ignoreUnused = True
tm.onDuplicates = Action.IGNORE

# Boundaries

outer_outer = Boundary("Outer & <outer>")

middle_quoted = Boundary("Middle \"quoted\"")
middle_quoted.inBoundary = outer_outer

inner = Boundary("Inner")
inner.inBoundary = middle_quoted

unused_boundary = Boundary("Unused boundary")

# Elements

ärztin_医者 = Actor("Ärztin 医者 🩺")

a_very_long_server_name_that_has_to_be_wrapped = Server("A very long server name that has to be wrapped over several lines")
a_very_long_server_name_that_has_to_be_wrapped.inBoundary = inner
a_very_long_server_name_that_has_to_be_wrapped.levels = {0, 2}

c = Process("c")
c.inBoundary = middle_quoted
c.levels = {1, 2}

d_e_f = Datastore("d/e\\f")
d_e_f.inBoundary = outer_outer

nobody_talks_to_me = Process("Nobody talks to me")
nobody_talks_to_me.inBoundary = unused_boundary

# Dataflows

one = Dataflow(ärztin_医者, a_very_long_server_name_that_has_to_be_wrapped, "one")

two = Dataflow(ärztin_医者, a_very_long_server_name_that_has_to_be_wrapped, "two")

line_break = Dataflow(a_very_long_server_name_that_has_to_be_wrapped, c, "line\nbreak")

script_alert_1_script = Dataflow(c, d_e_f, "<script>alert(1)</script>")

back = Dataflow(d_e_f, c, "back")
back.isResponse = True

if __name__ == "__main__":
    tm.process()
