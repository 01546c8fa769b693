// The page that is left when the program breaks: plain nodes, and the last copy of the model.
// It stands apart from the program, so that it works when the program does not.

let copy = null;

/** Keeps the bytes of model.json as they are now. */
function keep(bytes) {
  copy = new Blob([bytes], { type: "application/json" });
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(copy);
  link.download = "model.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function button(words, className, act) {
  const made = element("button", className, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Puts the crash page in place of the page, once. */
function show(why) {
  if (document.querySelector(".crash")) return;
  const actions = element("div", "crash-actions");
  if (copy) actions.append(button("Download the model", "button button-primary", download));
  actions.append(button("Load the page again", "button", () => location.reload()));
  const words = copy
    ? "Something in Parapet broke. The model as it was after the last edit is still here: download it, load the page again and drop it in."
    : "Something in Parapet broke. No model was open.";
  const page = element(
    "main",
    "crash",
    element("h1", "crash-title", "Parapet stopped"),
    element("p", "crash-text", words),
    actions,
    element("details", "crash-why", element("summary", "", "What happened"), element("pre", "detail-code", why)),
  );
  page.setAttribute("role", "alert");
  document.body.replaceChildren(page);
  (actions.querySelector("button") ?? page).focus();
}

// What breaks without the program's own last words: memory that ran out, a trap.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) show(String(event.error));
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) show(String(event.reason));
});

globalThis.parapetCrash = { keep, show };
