// Behind the phones: what goes wrong, what the network is set to, and the log of every webhook.

import { act, ask, byId, make } from "./control.js";

const longest = 200;
const entries = new Map();
let settled = 0;

const choices = () => [...byId("fault").elements.fault.options];
const wordsOf = fault => choices().find(option => option.value === fault)?.textContent ?? fault;

export function listen() {
  byId("fault").addEventListener("submit", event => {
    event.preventDefault();
    const { fault, times, code } = byId("fault").elements;
    // The reason is one of a text that is not delivered; what is refused has its own.
    const reason = fault.value === "Undelivered" ? { code: Number(code.value) } : {};
    act("faults", { fault: fault.value, times: Number(times.value), ...reason });
  });
  byId("random").addEventListener("submit", event => {
    event.preventDefault();
    const { percent, seed } = byId("random").elements;
    const faults = choices().map(option => option.value);
    act("faults/random", { seed: Number(seed.value), share: Number(percent.value) / 100, faults });
  });
  byId("heal").addEventListener("click", () => act("faults", undefined, "DELETE"));
  document.querySelectorAll("[data-together]").forEach(button => button.addEventListener("click", () =>
    act("together", { key: "1", callersHangUp: button.dataset.together === "gone" })));
  byId("switches").addEventListener("submit", event => event.preventDefault());
  byId("switches").addEventListener("change", event => {
    const field = event.target;
    if (!field.checkValidity()) return;
    const value = field.type === "checkbox" ? field.checked : field.type === "number" ? Number(field.value) : field.value;
    act("switches", { [field.name]: value });
  });
}

export function showSettings(state) {
  const { next, atRandom, share, seed } = state.faults;
  const often = times => times < 0 ? "always" : times === 1 ? "once" : `${times} times`;
  const set = next.map(one => `${wordsOf(one.fault)} (${often(one.times)})`);
  if (atRandom.length) set.push(`anything in ${Math.round(share * 100)} of 100 cases (seed ${seed})`);
  byId("faults-now").textContent = set.length ? `– now: ${set.join("; ")}` : "– nothing now";

  for (const field of byId("switches").elements) {
    if (document.activeElement === field) continue;
    if (field.type === "checkbox") field.checked = state.switches[field.name];
    else field.value = state.switches[field.name];
  }
}

/** Adds what is new, and looks again at what had no answer yet. */
export async function showJournal(count) {
  if (settled >= count) return;
  const fresh = await ask(`journal?after=${settled}`);
  fresh.forEach(showEntry);
  const open = fresh.find(entry => !isOver(entry));
  settled = open ? open.number - 1 : count;
  byId("journal-now").textContent = `– ${count} so far`;
}

const isOver = entry => entry.status !== 0 || entry.error || entry.kind === "problem";

function showEntry(entry) {
  const known = entries.get(entry.number);
  if (known?.dataset.isOver === "true") return;

  const item = known ?? make("li", "");
  item.value = entry.number;
  item.dataset.isOver = String(Boolean(isOver(entry)));
  item.replaceChildren(details(entry));
  if (known) return;

  entries.set(entry.number, item);
  byId("journal").prepend(item);
  if (byId("journal").children.length > longest) byId("journal").lastElementChild.remove();
}

function details(entry) {
  const problems = entry.problems.join(" ");
  const isBad = Boolean(entry.error || problems);
  const made = document.createElement("details");
  const end = entry.error ? `error ${entry.error}` : entry.status || (entry.kind === "problem" ? "" : "…");
  made.append(
    make("summary", [entry.kind, entry.method, entry.url, end, problems].filter(Boolean).join(" "), isBad ? "bad" : ""),
    make("pre", [
      `Signature ${entry.signature}`, `Token ${entry.token}`, `Attempts ${entry.attempts}`, "",
      ...entry.fields.map(field => `${field.key}: ${field.value}`), "", entry.answer,
    ].join("\n")));
  if (entry.url) {
    const again = make("button", "Send it once more, as it was");
    again.type = "button";
    again.addEventListener("click", () => act(`journal/${entry.number}/replay`, {}));
    made.append(again);
  }
  return made;
}
