"use strict";

// The page asks how things stand twice a second, and adds what is new: what has the focus keeps it.

const byId = id => document.getElementById(id);
const phones = new Map();
let numbers = [];
let shown = 0;
let isAsking = false;

async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const answer = await fetch(`/control/${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text || `It answered ${answer.status}.`);
  return text ? JSON.parse(text) : null;
}

async function act(path, body, method) {
  try {
    await ask(path, body, method);
    byId("trouble").textContent = "";
  } catch (trouble) {
    byId("trouble").textContent = trouble.message;
  }
  await refresh();
}

async function refresh() {
  if (isAsking) return;
  isAsking = true;
  try {
    const state = await ask("state");
    byId("now").textContent = new Date(state.now).toLocaleString("en-GB", { dateStyle: "full", timeStyle: "medium" });
    numbers = state.numbers.map(number => number.number);
    state.phones.forEach(show);
    (await ask(`journal?after=${Math.max(0, shown)}`)).forEach(showEntry);
  } catch {
    byId("trouble").textContent = "The phones do not answer.";
  } finally {
    isAsking = false;
  }
}

function show(phone) {
  const view = phones.get(phone.number) ?? add(phone);
  setChoices(view.to, numbers);
  if (document.activeElement !== view.habit) view.habit.value = phone.habit;
  if (document.activeElement !== view.withheld) view.withheld.checked = phone.shows !== phone.number;

  phone.thread.slice(view.thread.children.length).forEach(text => {
    const item = document.createElement("li");
    item.textContent = text.body;
    item.className = text.direction === "inbound" ? "mine" : "";
    append(view.thread, item);
  });
  showCall(view, phone);
}

function showCall(view, phone) {
  const call = phone.line ?? phone.calls.at(-1);
  const isRung = phone.line?.isRinging && phone.line.direction !== "inbound";
  const words = !call ? "No call"
    : !phone.line ? `The last call: ${call.status}`
    : isRung ? `${call.from} is ringing`
    : call.with ? `Speaking with ${call.with}`
    : call.isRinging ? `Ringing ${call.to}` : `On the line, ${call.status}`;
  if (view.line.textContent !== words) view.line.textContent = words;
  view.section.classList.toggle("rings", Boolean(isRung));
  setEnabled(view, { ring: !phone.line, answer: isRung, decline: isRung, hangup: Boolean(phone.line) && !isRung });

  if (call && view.sid !== call.sid) {
    view.sid = call.sid;
    view.heard.replaceChildren();
  }
  call?.heard.slice(view.heard.children.length).forEach(heard => {
    const item = document.createElement("li");
    item.textContent = heard.kind === "play" ? `♪ ${heard.words}` : heard.kind === "key" ? `(key ${heard.words})` : heard.words;
    append(view.heard, item);
    if (byId("aloud").checked && heard.kind !== "play" && window.speechSynthesis) speechSynthesis.speak(new SpeechSynthesisUtterance(heard.words));
  });
}

function setEnabled(view, which) {
  for (const [name, isOn] of Object.entries(which)) {
    const button = view.section.querySelector(`[data-do=${name}]`);
    // Not "disabled": a button that has the focus would lose it.
    button.setAttribute("aria-disabled", String(!isOn));
  }
}

function setChoices(select, choices) {
  if (select.options.length === choices.length) return;
  select.replaceChildren(...choices.map(choice => new Option(choice, choice)));
}

function append(list, item) {
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  list.append(item);
  if (isAtEnd) list.scrollTop = list.scrollHeight;
}

function add(phone) {
  const section = byId("phone").content.firstElementChild.cloneNode(true);
  const part = selector => section.querySelector(selector);
  const path = `phones/${encodeURIComponent(phone.number)}`;
  const view = {
    section, sid: null, to: part("[name=to]"), habit: part("[name=habit]"), withheld: part("[name=withheld]"),
    thread: part(".thread"), heard: part(".heard"), line: part(".line"),
  };

  part("h2").textContent = phone.name || phone.number;
  section.setAttribute("aria-label", `Phone ${phone.number}`);
  view.habit.addEventListener("change", () => act("phones", { number: phone.number, habit: view.habit.value }));
  view.withheld.addEventListener("change", () => act("phones", { number: phone.number, shows: view.withheld.checked ? "anonymous" : phone.number }));
  onSubmit(part(".text"), "body", body => act(`${path}/texts`, { to: view.to.value, body }));
  onSubmit(part(".say"), "words", words => act(`${path}/say`, { words }));

  section.querySelectorAll("[data-do]").forEach(button => button.addEventListener("click", () =>
    button.getAttribute("aria-disabled") === "true" || act(`${path}/${button.dataset.do}`, { to: view.to.value })));

  part(".keys").append(...[..."123456789*0#"].map(key => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = key;
    button.setAttribute("aria-label", `Key ${key === "*" ? "star" : key === "#" ? "hash" : key}`);
    button.addEventListener("click", () => act(`${path}/press`, { keys: key }));
    return button;
  }));

  byId("phones").append(section);
  phones.set(phone.number, view);
  return view;
}

function onSubmit(form, name, send) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const words = form.elements[name].value;
    form.elements[name].value = "";
    await send(words);
  });
}

function showEntry(entry) {
  // One that has no answer yet is looked at again.
  if (entry.status === 0 && !entry.error && entry.kind !== "problem") return;
  if (entry.number !== shown + 1) return;
  shown = entry.number;

  const item = document.createElement("li");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const all = document.createElement("pre");
  const problems = entry.problems.join(" ");
  summary.textContent = [entry.kind, entry.method, entry.url, entry.status || "", entry.error ? `error ${entry.error}` : "", problems].join(" ");
  summary.className = entry.error || problems ? "bad" : "";
  all.textContent = [
    `Signature ${entry.signature}`, `Token ${entry.token}`, `Attempts ${entry.attempts}`, "",
    ...entry.fields.map(field => `${field.key}: ${field.value}`), "", entry.answer,
  ].join("\n");
  details.append(summary, all);
  item.append(details);
  byId("journal").prepend(item);
}

byId("add").addEventListener("submit", event => {
  event.preventDefault();
  const field = byId("add").elements.number;
  act("phones", { number: field.value });
  field.value = field.value.replace(/\d\d$/, end => String((Number(end) + 1) % 100).padStart(2, "0"));
});
byId("fault").addEventListener("submit", event => {
  event.preventDefault();
  act("faults", { fault: byId("fault").elements.fault.value });
});
byId("heal").addEventListener("click", () => act("faults", undefined, "DELETE"));
document.querySelectorAll("[data-move]").forEach(button =>
  button.addEventListener("click", () => act("time", { seconds: Number(button.dataset.move) })));

setInterval(refresh, 500);
refresh();
