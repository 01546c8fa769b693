// The list of all markup that the page may ever turn into elements: the literals that are compiled
// into its program.
//
// A literal is known by two numbers in one function of the final program, its address and its
// length. The data itself says neither: literals lie in it one behind the other with nothing
// between, so that a piece of it could be cut anywhere. A string is on the list if
//   - an address of it, and its length, are constants of one function (or lie side by side in the
//     data, as they do for a table of texts), and
//   - it begins with a tag, ends with one, and each element that opens also closes.
// So a string that was put together while the page runs cannot be on it, and neither can a cut
// from the middle of the data.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Elements without content. */
const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

/** No markup of ours has these: a program in which it would be found must not be shipped. */
const NEVER = /<(script|iframe|object|embed|base|meta|link|style|foreignobject)\b|\son[a-z]+\s*=|javascript:|srcdoc|\sstyle\s*=/i;

/** All markup literals of a program, sorted. It may be in several files, which share a memory. */
export function markupIn(wasmFiles) {
  const folder = mkdtempSync(join(tmpdir(), "markup-"));
  try {
    const textFile = join(folder, "program.wat");
    const texts = wasmFiles.map((wasmFile) => {
      execFileSync("wasm-dis", ["--all-features", wasmFile, "-o", textFile]);
      return readFileSync(textFile, "latin1");
    });
    return markupOf(...texts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same for a program in WebAssembly's text form. */
export function markupOf(...texts) {
  const data = texts.flatMap(segments);
  const found = new Set();
  const consider = (address, lengths) => {
    for (const length of lengths) {
      const literal = cut(data, address, length);
      if (literal !== undefined && isMarkup(literal)) found.add(literal);
    }
  };
  for (const constants of texts.flatMap((text) => [...functions(text)])) {
    for (const address of constants) {
      if (startsTag(data, address)) consider(address, constants);
    }
  }
  for (const { bytes } of data) {
    for (let at = 0; at + 8 <= bytes.length; at += 4) {
      const address = bytes.readUInt32LE(at);
      if (startsTag(data, address)) consider(address, [bytes.readUInt32LE(at + 4)]);
    }
  }
  for (const literal of found) {
    if (NEVER.test(literal)) throw new Error(`the page must not hold this markup: ${literal}`);
  }
  return [...found].sort();
}

/** The initial memory, as pieces with their addresses. */
function segments(program) {
  const pieces = [];
  for (const [, start, escaped] of program.matchAll(
    /^ \(data \$\S+ \(i32\.const (\d+)\) "((?:[^"\\]|\\.)*)"\)/gm,
  )) {
    pieces.push({ start: Number(start), bytes: unescape(escaped) });
  }
  return pieces;
}

function unescape(escaped) {
  const plain = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
  const bytes = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] !== "\\") {
      bytes.push(escaped.charCodeAt(at));
    } else if (escaped[at + 1] in plain) {
      bytes.push(plain[escaped[at + 1]]);
      at += 1;
    } else {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    }
  }
  return Buffer.from(bytes);
}

/** The constants of each function, as unsigned numbers. */
function* functions(program) {
  for (const body of program.split(/^ \(func /m).slice(1)) {
    const constants = new Set();
    for (const [, width, value] of body.matchAll(/\(i(32|64)\.const (-?\d+)\)/g)) {
      const number = BigInt(value);
      constants.add(Number(BigInt.asUintN(32, number)));
      // An address and a length that are stored together may be one constant.
      if (width === "64") constants.add(Number(BigInt.asUintN(32, number >> 32n)));
    }
    yield constants;
  }
}

function startsTag(data, address) {
  const piece = pieceAt(data, address);
  if (!piece) return false;
  const at = address - piece.start;
  return piece.bytes[at] === 0x3c && /[a-z]/.test(String.fromCharCode(piece.bytes[at + 1]));
}

function cut(data, address, length) {
  const piece = pieceAt(data, address);
  if (!piece || length < 3 || address + length > piece.start + piece.bytes.length) return undefined;
  const at = address - piece.start;
  if (piece.bytes[at + length - 1] !== 0x3e) return undefined;
  const text = piece.bytes.subarray(at, at + length).toString("utf8");
  return text.includes("\ufffd") ? undefined : text;
}

function pieceAt(data, address) {
  return data.find(({ start, bytes }) => address >= start && address < start + bytes.length);
}

/** Whether it is one element from its first character to its last. */
function isMarkup(text) {
  const open = [];
  const tag = /<(\/?)([a-z][A-Za-z0-9-]*)((?:\s+[^\s"'<>\/=]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</gy;
  let end = 0;
  for (const { 0: whole, 1: closes, 2: name, 4: closesItself } of text.matchAll(tag)) {
    // Nothing may stand behind the element.
    if (end > 0 && open.length === 0) return false;
    end += whole.length;
    if (whole === "<") return false;
    if (name === undefined) continue;
    if (closes) {
      if (open.pop() !== name) return false;
    } else if (!closesItself && !VOID.has(name)) {
      open.push(name);
    }
  }
  return open.length === 0;
}
