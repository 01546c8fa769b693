// Scripts and styles without what is there for people who read them: comments, and space at the
// start of lines. Line ends and everything inside of a line stay, so that no grammar is needed.

/** A script without lines that are comments. */
export function tightScript(script) {
  const lines = script.replace(/^[ \t]*\/\*\*(?:[^*]|\*(?!\/))*\*\/[ \t]*$/gm, "").split("\n");
  const kept = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("//"));
  // What goes on over a line's end between these would lose its own space.
  const open = kept.find((line) => line.split("`").length % 2 === 0);
  if (open) throw new Error(`a text of several lines cannot be kept: ${open}`);
  return `${kept.join("\n")}\n`;
}

/** Styles without comments and without space round their signs; what is in quotes stays. */
export function tightStyle(style) {
  const inQuotes = /("[^"\n]*"|'[^'\n]*')/;
  const outside = (text, change) =>
    text.split(inQuotes).map((piece, at) => (at % 2 === 1 ? piece : change(piece))).join("");
  const bare = style.split(/("[^"\n]*"|'[^'\n]*'|\/\*[^]*?\*\/)/).filter((piece) => !piece.startsWith("/*"));
  return outside(bare.join(""), (piece) =>
    piece.replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").replace(/: /g, ":").replace(/;\}/g, "}"),
  ).trim();
}
