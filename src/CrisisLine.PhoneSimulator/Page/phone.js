// One phone: its texts, its call, what it does when it is rung.

import { act, append, byId, make, onSubmit, plain } from "./control.js";

const keys = [..."123456789*0#"];
const names = { "*": "star", "#": "hash" };

export function addPhone(phone) {
  const section = byId("phone").content.firstElementChild.cloneNode(true);
  const part = selector => section.querySelector(selector);
  const path = `phones/${encodeURIComponent(phone.number)}`;
  const title = phone.name || plain(phone.number);
  const view = {
    section, title, sid: null, to: part("[name=to]"), habit: part("[name=habit]"), withheld: part("[name=withheld]"),
    thread: part(".thread"), heard: part(".heard"), line: part(".line"), speak: part(".speak"), habitNow: part(".habit-now"),
  };

  section.setAttribute("aria-label", `Phone: ${title}`);
  part(".name").textContent = title;
  part(".number").textContent = phone.name ? plain(phone.number) : "";
  view.thread.setAttribute("aria-label", `Texts of ${title}`);
  view.heard.setAttribute("aria-label", `Heard by ${title}`);
  part(".keys").setAttribute("aria-label", `Keypad of ${title}`);

  view.habit.addEventListener("change", () => act("phones", { number: phone.number, habit: view.habit.value }));
  view.withheld.addEventListener("change", () =>
    act("phones", { number: phone.number, shows: view.withheld.checked ? "anonymous" : phone.number }));
  onSubmit(part(".text"), "body", body => act(`${path}/texts`, { to: view.to.value, body }));
  onSubmit(part(".say"), "words", words => act(`${path}/say`, { words }));
  section.querySelectorAll("[data-do]").forEach(button => button.addEventListener("click", () =>
    button.getAttribute("aria-disabled") === "true" || act(`${path}/${button.dataset.do}`, { to: view.to.value })));
  addKeys(part(".keys"), part(".call"), key => act(`${path}/press`, { keys: key }));

  byId(phone.isOther ? "others" : "yours").append(section);
  return view;
}

function addKeys(pad, call, press) {
  pad.append(...keys.map(key => {
    const button = make("button", key);
    button.type = "button";
    button.setAttribute("aria-label", `Key ${names[key] ?? key}`);
    button.addEventListener("click", () => press(key));
    return button;
  }));
  // Whoever is in the call part can press the keys of their own keyboard.
  call.addEventListener("keydown", event => {
    if (event.target.tagName === "INPUT" || event.ctrlKey || event.altKey || event.metaKey || !keys.includes(event.key)) return;
    event.preventDefault();
    press(event.key);
  });
}

export function showPhone(view, phone, numbers, clock) {
  setChoices(view.to, numbers);
  if (document.activeElement !== view.habit) view.habit.value = phone.habit;
  if (document.activeElement !== view.withheld) view.withheld.checked = phone.shows !== phone.number;
  const habit = view.habit.selectedOptions[0].textContent + (view.withheld.checked ? ", number withheld" : "");
  if (view.habitNow.textContent !== habit) view.habitNow.textContent = habit;

  phone.thread.slice(view.thread.children.length).forEach(text => {
    const item = make("p", text.body, text.direction === "inbound" ? "mine" : "");
    item.append(make("span", clock.format(new Date(text.at)), "at"));
    append(view.thread, item);
  });
  showCall(view, phone);
}

function showCall(view, phone) {
  const call = phone.line ?? phone.calls.at(-1);
  const isOurs = call?.direction === "inbound";
  const isRung = Boolean(phone.line?.isRinging && !isOurs);
  const isOn = Boolean(phone.line && (isOurs || phone.line.status === "in-progress"));
  const words = !call ? "No call"
    : !phone.line ? `The last call: ${call.status}`
    : isRung ? `${plain(call.from)} is ringing`
    : call.with ? `Speaking with ${plain(call.with)}`
    : !isOn ? "It is about to ring"
    : call.isRinging ? `Ringing ${plain(call.to)}` : `On the line to ${plain(isOurs ? call.to : call.from)}`;
  if (view.line.textContent !== words) view.line.textContent = words;
  view.section.classList.toggle("rings", isRung);
  enable(view, { ring: !phone.line, answer: isRung, decline: isRung, hangup: isOn });

  if (isOn && view.opened !== phone.line.sid) {
    view.opened = phone.line.sid;
    view.speak.open = true;
  }
  if (call && view.sid !== call.sid) {
    view.sid = call.sid;
    view.heard.replaceChildren();
  }
  view.heard.hidden = !call?.heard.length;
  call?.heard.slice(view.heard.children.length).forEach(heard => hear(view, heard, Boolean(phone.line)));
}

function hear(view, heard, isNow) {
  const { kind, words } = heard;
  append(view.heard, make("p", kind === "play" ? `♪ ${words}` : kind === "key" ? `(key ${words})` : words));
  if (!isNow || !byId("aloud").checked || !window.speechSynthesis || !["say", "person"].includes(kind)) return;
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.lang = "en-GB";
  speechSynthesis.speak(spoken);
}

function enable(view, which) {
  for (const [name, isOn] of Object.entries(which)) {
    // Not "disabled": a button that has the focus would lose it.
    view.section.querySelector(`[data-do=${name}]`).setAttribute("aria-disabled", String(!isOn));
  }
}

function setChoices(select, numbers) {
  if (select.options.length === numbers.length) return;
  const chosen = select.value;
  select.replaceChildren(...numbers.map(one => new Option([plain(one.number), one.name].filter(Boolean).join(" "), one.number)));
  if (chosen) select.value = chosen;
}
