// The list of markup holds literals whole, and nothing that could be cut from the data.

import assert from "node:assert/strict";
import { test } from "node:test";
import { markupOf } from "./markup.mjs";

/** A program with this data at 1024, and functions with these constants. */
function program(data, ...functions) {
  const bodies = functions.map(
    (constants, at) =>
      ` (func $${at}\n${constants.map((c) => `  (drop (i32.const ${c}))\n`).join("")} )\n`,
  );
  return `(module\n (data $0 (i32.const 1024) "${data}")\n${bodies.join("")})`;
}

const cases = [
  ["a literal with its address and length", "<p>a</p>", [[1024, 8]], ["<p>a</p>"]],
  ["a literal next to others", "no<p>a</p>panic", [[1026, 8]], ["<p>a</p>"]],
  ["a length of another function", "<p>a</p>", [[1024], [8]], []],
  ["an address in the middle", "<p><b>a</b></p>", [[1024, 15]], ["<p><b>a</b></p>"]],
  ["a cut that no function names", "<p><b>a</b></p>", [[1024, 11]], []],
  ["two elements side by side", "<p>a</p><p>b</p>", [[1024, 16]], []],
  ["an element that does not close", "<p>a<b></p>", [[1024, 11]], []],
  ["text behind the element", "<p>a</p>b>", [[1024, 10]], []],
  ["void and self-closing elements", "<p><br>a<path d=\\22M0\\22/></p>", [[1024, 26]], ['<p><br>a<path d="M0"/></p>']],
  ["text that is not ASCII", "<p>\\c3\\bc</p>", [[1024, 9]], ["<p>ü</p>"]],
  ["a cut character", "<p>\\c3</p>", [[1024, 8]], []],
  ["a table of texts", "<p>a</p>\\00\\04\\00\\00\\08\\00\\00\\00", [[]], ["<p>a</p>"]],
];

for (const [name, data, functions, expected] of cases) {
  test(name, () => assert.deepEqual(markupOf(program(data, ...functions)), expected));
}

test("a literal in a file of its own, and one that a later file names in the first one", () => {
  const first = program("<p>a</p>", []);
  const later = program("<b>b</b>", [2048, 8], [1024, 8]).replace("1024", "2048");
  assert.deepEqual(markupOf(first, later), ["<b>b</b>", "<p>a</p>"]);
});

test("a program with dangerous markup does not pass", () => {
  for (const markup of ["<p onclick=\\22x\\22>a</p>", "<p><script>a</script></p>", "<p style=\\22x\\22>a</p>"]) {
    const length = markup.replaceAll("\\22", '"').length;
    assert.throws(() => markupOf(program(markup, [1024, length])), /must not hold/);
  }
});
