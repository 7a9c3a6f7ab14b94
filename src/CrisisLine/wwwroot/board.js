// The board renews itself: the service sends what changed, and it is shown at once, unless somebody is just using the board.
// Then nothing moves under their pointer or their focus: the changes wait, and a button says how many. Counts are always new.
"use strict";

const board = document.getElementById("board");
const waiting = document.getElementById("waiting"), lost = document.getElementById("lost"), head = document.getElementById("head");
// A hand that rests may press at any moment; the focus follows its row wherever that goes, so it need not be waited for so long.
const handRests = 20000, focusRests = 4000;
let used = 0, changes = null, seen = 0;

const isUsed = () => (Date.now() - used < handRests && board.matches(":hover"))
  || (Date.now() - used < focusRests && board.contains(document.activeElement));

function element(html) {
  const frame = document.createElement("template");
  frame.innerHTML = html;
  return frame.content.firstElementChild;
}

function show() {
  if (!changes) return;
  const { rows, order } = changes, held = document.activeElement?.closest?.("li[id]")?.id;
  for (const [id, html] of Object.entries(rows)) {
    const old = document.getElementById(id), fresh = element(html);
    if (old) old.replaceWith(fresh); else changes.fresh.set(id, fresh);
  }
  const wanted = new Set(Object.values(order).flat());
  for (const [part, ids] of Object.entries(order)) {
    const list = document.getElementById(part);
    ids.forEach((id, at) => {
      const row = document.getElementById(id) ?? changes.fresh.get(id);
      if (row && list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
    });
    list.closest("section").toggleAttribute("data-empty", ids.length === 0);
    list.closest("section").querySelector("[data-count]").textContent = ids.length;
  }
  for (const row of board.querySelectorAll("li[id]")) if (!wanted.has(row.id)) row.remove();
  if (held && document.activeElement === document.body) document.getElementById(held)?.querySelector("a")?.focus();
  changes = null;
  seen = 0;
  waiting.hidden = true;
}

function hear(change) {
  head.innerHTML = change.head;
  lost.hidden = true;
  const rows = { ...changes?.rows, ...change.rows };
  seen += Object.keys(change.rows).length || 1;
  const isFirst = !board.dataset.begun;
  board.dataset.begun = "yes";
  changes = { rows, order: change.order, fresh: new Map() };
  if (isFirst || !isUsed()) return show();
  waiting.querySelector("span").textContent = seen;
  waiting.hidden = false;
}

if (board) {
  for (const kind of ["pointermove", "pointerdown", "keydown", "focusin"])
    board.addEventListener(kind, () => { used = Date.now(); }, { passive: true });
  waiting.querySelector("button").addEventListener("click", () => { used = 0; show(); });
  setInterval(() => { if (changes && !isUsed()) show(); }, 500);
  // What somebody did themselves they want to see at once.
  document.addEventListener("htmx:after:request", () => { used = 0; });

  const stream = new EventSource(board.dataset.live);
  stream.addEventListener("board", (event) => hear(JSON.parse(event.data)));
  stream.addEventListener("signed-out", () => { stream.close(); location.reload(); });
  stream.addEventListener("error", () => {
    lost.hidden = false;
    // A browser gives up for good when it is refused: then the page asks who is there.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
  });
  stream.addEventListener("open", () => { lost.hidden = true; });
  stream.addEventListener("still-here", () => { lost.hidden = true; });

  // Up and down go from row to row, while the focus is on one.
  board.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const row = event.target.closest?.("li[id]");
    if (!step || !row) return;
    const links = [...board.querySelectorAll("li[id] > a:first-child")];
    const next = links[links.indexOf(row.querySelector("a")) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
}
