// The page asks how things stand twice a second, and adds what is new: what has the focus keeps it.

import { act, ask, byId, onAct, showEnd } from "./control.js";
import { addPhone, showPhone } from "./phone.js";
import { listen, showJournal, showSettings } from "./workshop.js";

const phones = new Map();
let running = null;
let clocks = null;

/** One round at a time; whoever asks meanwhile waits for the next. */
async function refresh() {
  while (running) await running;
  running = round().finally(() => { running = null; });
  await running;
}

async function round() {
  try {
    const state = await ask("state");
    showTime(state);
    byId("demo").hidden = !state.isDemo;
    state.phones.forEach(phone => show(phone, state.numbers));
    showOthers(state.phones);
    showHint(state.phones.find(phone => !phone.isOther));
    showSettings(state);
    await showJournal(state.journal);
    if (byId("trouble").textContent === silent) byId("trouble").textContent = "";
  } catch {
    byId("trouble").textContent = silent;
  }
}

const silent = "The phones do not answer: has the program ended?";

function show(phone, numbers) {
  if (!phones.has(phone.number)) phones.set(phone.number, addPhone(phone));
  showPhone(phones.get(phone.number), phone, numbers, clocks.short);
}

function showTime(state) {
  clocks ??= {
    long: new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: state.timeZone }),
    short: new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: state.timeZone }),
  };
  const now = new Date(state.now);
  byId("now").textContent = clocks.long.format(now);
  byId("now").dateTime = now.toISOString();
  byId("whose").textContent = state.serviceFollows
    ? "for the service and for the phones." : "for the phones. The service has a clock of its own, which stays as it is.";
}

function showOthers(all) {
  const others = all.filter(phone => phone.isOther);
  byId("others-part").hidden = others.length === 0;
  const names = others.map(phone => phone.name || phone.number).join(", ");
  if (byId("others-names").textContent !== names) byId("others-names").textContent = names;
  if (others.some(phone => phone.line?.isRinging)) byId("others-part").open = true;
}

const hintKey = "hint-is-off";

/** For somebody who has read nothing; each step is struck out once it is done. */
function showHint(first) {
  if (!first || localStorage.getItem(hintKey)) return;
  const mine = first.thread.filter(text => text.direction === "inbound").length;
  const said = first.thread.filter(text => text.direction !== "inbound").map(text => text.body);
  const done = { asked: mine > 0, offered: said.length > 0, kept: said.some(words => /place is kept|all set/i.test(words)) };
  for (const step of document.querySelectorAll("[data-step]")) step.classList.toggle("done", done[step.dataset.step]);
  const field = phones.get(first.number).section.querySelector("[name=body]");
  field.placeholder = !done.asked ? "VISIT, then Enter" : done.offered && !done.kept ? "YES, then Enter" : "Write a text";
  if (!byId("hint").hidden) return;

  byId("hint").hidden = false;
  field.focus({ preventScroll: true });
}

byId("hint-off").addEventListener("click", () => {
  localStorage.setItem(hintKey, "yes");
  byId("hint").hidden = true;
  document.querySelector("#yours [name=body]")?.focus();
});
// A list that nobody sees cannot be scrolled; so it is, once it is seen.
byId("others-part").addEventListener("toggle", () => byId("others").querySelectorAll(".thread").forEach(showEnd));
byId("add").addEventListener("submit", async event => {
  event.preventDefault();
  const field = byId("add").elements.number;
  await act("phones", { number: field.value, isOther: false });
  field.value = field.value.replace(/\d\d$/, end => String((Number(end) + 1) % 100).padStart(2, "0"));
});
document.querySelectorAll("[data-move]").forEach(button => button.addEventListener("click", async () => {
  button.setAttribute("aria-busy", "true");
  await act("time", { seconds: Number(button.dataset.move) });
  button.removeAttribute("aria-busy");
}));

onAct(refresh);
listen();
setInterval(() => running || refresh(), 500);
refresh();
