// The page that is left when the program breaks, or does not start: plain nodes, and the last copy of
// the model. It stands apart from the program, so that it works when the program does not.

/** Bytes of model.json as they were after the last edit; nothing while no model is open. */
let copy = null;

/** Saves the bytes of model.json as they are now. */
function saveCopy(bytes) {
  copy = new Blob([bytes], { type: "application/json" });
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function download(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
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

/** The model that was saved last in this browser, for when this page itself has none. */
async function lastSaved() {
  const id = /^#model=(\w+)$/.exec(location.hash)?.[1];
  const found = await globalThis.parapetStore?.newest(id);
  if (!found) return undefined;
  return { name: found.name, blob: new Blob([found.text], { type: "application/json" }) };
}

/** Puts the crash page in place of the page, once. */
function show(why, title = "Parapet stopped") {
  if (document.querySelector(".crash")) return;
  const text = element("p", "crash-text");
  const actions = element("div", "crash-actions");
  const again = button("Load the page again", "button", () => location.reload());
  actions.append(again);
  const offer = (words, blob) => {
    text.textContent = words;
    const made = button("Download the model", "button button-primary", () => download(blob));
    actions.prepend(made);
    made.focus();
  };
  if (copy) {
    offer(
      "Something in Parapet broke. The model as it was after the last edit is still here. What this browser has saved is there again when the page is loaded.",
      copy,
    );
  } else {
    text.textContent = "Something in Parapet broke. There is no copy of a model on this page.";
    lastSaved()
      .then((saved) => {
        if (saved) offer(`Something in Parapet broke. The last saved state of ${saved.name} is here.`, saved.blob);
      })
      .catch(() => {});
  }
  const page = element(
    "main",
    "crash",
    element("h1", "crash-title", title),
    text,
    actions,
    element("details", "crash-why", element("summary", "", "What happened"), element("pre", "detail-code", why)),
  );
  page.setAttribute("role", "alert");
  document.body.replaceChildren(page);
  actions.querySelector("button").focus();
}

/** What breaks the program for good: a trap, or memory that ran out. */
const isFatal = (error) => error instanceof WebAssembly.RuntimeError;

addEventListener("error", (event) => {
  if (isFatal(event.error)) show(String(event.error));
});
addEventListener("unhandledrejection", (event) => {
  if (isFatal(event.reason)) show(String(event.reason));
});

globalThis.parapetCrash = { saveCopy, show };
