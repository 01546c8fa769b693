// The models that this browser keeps, in its database. What is written and when is decided in the
// program; here stands how, so that the page that a crash leaves behind can read it too.
//
//   models     what the start page shows of each: id, name, time, counts
//   snapshots  model.json as text, and the number of the change that it holds
//   journal    the changes since, in rows of bytes that the program understands
//   pictures   a small drawing as SVG
//
// Every call is one transaction, so that it is done as a whole or not at all.

const STORES = ["models", "snapshots", "journal", "pictures"];

/** How long the database may take to open, in milliseconds: some never answer. */
const OPEN_TIMEOUT_MS = 3000;

let opening = null;

/** The database; asked again after it was closed under us. */
function database() {
  opening ??= open().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

function open() {
  return new Promise((resolve, reject) => {
    if (!globalThis.indexedDB) throw new Error("it has no database for pages");
    const timeout = setTimeout(() => reject(new Error("its database does not answer")), OPEN_TIMEOUT_MS);
    const request = indexedDB.open("parapet", 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) {
        request.result.createObjectStore(name, { keyPath: name === "journal" ? ["id", "change"] : "id" });
      }
    };
    request.onerror = () => {
      clearTimeout(timeout);
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(timeout);
      const found = request.result;
      const reset = () => (opening = null);
      found.onclose = reset;
      found.onversionchange = () => {
        found.close();
        reset();
      };
      resolve(found);
    };
  });
}

/**
 * Runs a transaction to its end. `work` gets the stores by name and gives back the requests whose
 * results count; all are made before the first is answered.
 */
async function transact(mode, work) {
  for (let isRetry = false; ; isRetry = true) {
    const found = await database();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = found.transaction(STORES, mode, { durability: "relaxed" });
        const stores = Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)]));
        const requests = work(stores) ?? [];
        transaction.oncomplete = () => resolve(requests.map((request) => request.result));
        transaction.onabort = () => reject(transaction.error ?? new Error("it broke off"));
      });
    } catch (error) {
      // A connection that the browser has closed says so at the first use, and not before.
      if (isRetry || error?.name !== "InvalidStateError") throw error;
      opening = null;
    }
  }
}

/** All rows of the journal of a model, or those up to a change. */
const rowsOf = (id, to = Infinity) => IDBKeyRange.bound([id, -Infinity], [id, to]);

/** Adds a row to the journal. `summary` is what the start page shows of the model. */
function appendRow(summary, row) {
  return transact("readwrite", ({ models, journal }) => {
    models.put(summary);
    journal.put({ id: summary.id, ...row });
  });
}

/** Keeps the whole model as it is after that change; the journal up to there is no longer needed. */
function saveSnapshot(summary, change, bytes) {
  const text = new TextDecoder().decode(bytes);
  return transact("readwrite", ({ models, snapshots, journal }) => {
    models.put(summary);
    snapshots.put({ id: summary.id, change, text });
    journal.delete(rowsOf(summary.id, change));
  });
}

/** Keeps what the start page shows of a model. */
const saveSummary = (summary) => transact("readwrite", ({ models }) => void models.put(summary));

/** Keeps the small drawing of a model. */
const saveThumbnail = (id, svg) => transact("readwrite", ({ pictures }) => void pictures.put({ id, svg }));

/** What is saved of each model, the one changed last at first. */
async function list() {
  const [summaries, drawn] = await transact("readonly", ({ models, pictures }) => [
    models.getAll(),
    pictures.getAll(),
  ]);
  const svgs = new Map(drawn.map(({ id, svg }) => [id, svg]));
  return summaries
    .sort((one, other) => other.changed - one.changed)
    .map((summary) => ({ summary, svg: svgs.get(summary.id) ?? "" }));
}

/** A model: its last snapshot, if there is one, and the rows of the journal since. */
async function load(id) {
  const [summary, last, rows] = await transact("readonly", ({ models, snapshots, journal }) => [
    models.get(id),
    snapshots.get(id),
    journal.getAll(rowsOf(id)),
  ]);
  if (!summary) return undefined;
  return { summary, change: last?.change ?? -1, text: last?.text, rows };
}

/** The last whole `model.json` of the model changed last, or of that id. For when the program is gone. */
async function newest(id) {
  const [summaries, snapshots] = await transact("readonly", ({ models, snapshots }) => [
    models.getAll(),
    snapshots.getAll(),
  ]);
  const texts = new Map(snapshots.map(({ id, text }) => [id, text]));
  return summaries
    .filter((summary) => texts.has(summary.id) && (!id || summary.id === id))
    .sort((one, other) => other.changed - one.changed)
    .map(({ id, name, changed }) => ({ name, changed, text: texts.get(id) }))[0];
}

/** Deletes a model, and returns everything that was saved of it. */
async function remove(id) {
  const deleted = await transact("readonly", (stores) =>
    STORES.map((name) => stores[name].getAll(name === "journal" ? rowsOf(id) : id)),
  );
  await transact("readwrite", (stores) => {
    for (const name of STORES) stores[name].delete(name === "journal" ? rowsOf(id) : id);
  });
  return deleted;
}

/** Puts back what `remove` gave. */
const restore = (deleted) =>
  transact("readwrite", (stores) => {
    STORES.forEach((name, at) => deleted[at].forEach((record) => stores[name].put(record)));
  });

/** A new id. Not `randomUUID`, which a page has only where its address is safe. */
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** How to release each lock, by its number: a model may be locked again before its last lock is released. */
const releases = new Map();
let lastLock = 0;

/**
 * Locks a model for this tab, so that no other tab writes it. Returns the number of the lock; 0 if
 * another tab has it. `onTakenOver` is called when another tab takes it over. With `steal` it is taken from
 * the tab that has it.
 */
function lock(id, steal, onTakenOver) {
  const number = ++lastLock;
  if (!navigator.locks) return Promise.resolve(number);
  return new Promise((resolve) => {
    const options = steal ? { steal } : { ifAvailable: true };
    navigator.locks
      .request(`parapet ${id}`, options, (granted) => {
        resolve(granted ? number : 0);
        return granted ? new Promise((release) => releases.set(number, release)) : undefined;
      })
      .catch(() => {
        // Stolen by another tab, or refused: then it was never resolved.
        resolve(number);
        if (releases.delete(number)) onTakenOver();
      });
  });
}

/** Releases a lock. */
function unlock(number) {
  releases.get(number)?.();
  releases.delete(number);
}

/** Whether the browser keeps all this until the user deletes it; `false` too where it cannot say. */
const isPersistent = async () => Boolean(await navigator.storage?.persisted?.());

/** Asks the browser for that; it may ask the user. Returns whether it does. */
const requestPersistence = async () => Boolean(await navigator.storage?.persist?.());

globalThis.parapetStore = {
  appendRow, saveSnapshot, saveSummary, saveThumbnail, list, load, newest, remove, restore, newId, lock, unlock,
  isPersistent, requestPersistence,
};
