// Tightening takes comments and space, and nothing that means something.

import assert from "node:assert/strict";
import { test } from "node:test";
import { tightScript, tightStyle } from "./tighten.mjs";

test("a script loses the lines that are comments, and space before lines", () => {
  const script = "// What it is.\n/**\n * More.\n */\nfunction a() {\n    // why\n    return '//' + `b`; // here\n}\n";
  assert.equal(tightScript(script), "function a() {\nreturn '//' + `b`; // here\n}\n");
});

test("a text of several lines is not touched in silence", () => {
  assert.throws(() => tightScript("const a = `b\n  c`;\n"), /several lines/);
});

test("styles lose comments and space round signs", () => {
  const style = "/* Why. */\n.a,\n.b :hover {\n  color: red;\n  margin: 0 calc(1px + 2px);\n}\n@media (width > 1px) {\n  .c {\n    top: 0;\n  }\n}\n";
  assert.equal(tightStyle(style), ".a,.b :hover{color:red;margin:0 calc(1px + 2px)}@media (width > 1px){.c{top:0}}");
});

test("what is in quotes stays", () => {
  assert.equal(tightStyle('.a::after { content: "a; b: {"; }'), '.a::after{content:"a; b: {"}');
});
