// A sheet on its way: how much of it has left, how much of it is read, and what came of it. Without this the form works as any other.
"use strict";

const form = document.querySelector("form[data-largest]");
const bar = form.querySelector("progress");
let onItsWay = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (onItsWay) return;
  // What is too large would be cut off by the server in the middle, and the browser would only say that the line broke.
  if (form.elements.sheet.files[0].size > Number(form.dataset.largest)) {
    tell("tooLarge");
    return;
  }
  // Before the buttons go grey: what is disabled is not sent.
  const sheet = new FormData(form, event.submitter);
  wait(true);
  tell("sending");
  send(sheet);
});

addEventListener("beforeunload", (event) => { if (onItsWay) event.preventDefault(); });

function send(sheet) {
  const request = new XMLHttpRequest();
  let read = 0;
  request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = loaded / total; });
  request.upload.addEventListener("load", () => {
    bar.value = 0;
    tell("reading");
  });
  // A line of JSON for each step; the last says what came of it. A line may have come only in part.
  const news = () => {
    const end = request.responseText.lastIndexOf("\n");
    const lines = request.responseText.slice(read, end + 1).split("\n").filter(Boolean).map(JSON.parse);
    read = Math.max(read, end + 1);
    return lines;
  };
  const isTold = () => request.status === 200 && request.getResponseHeader("Content-Type")?.startsWith("application/x-ndjson");
  let answer = null;
  const listen = () => {
    if (!isTold()) return;
    for (const line of news()) {
      if (line.share === undefined) answer = line;
      else if (line.share < 1) bar.value = line.share;
      else count();
    }
  };
  request.addEventListener("progress", listen);
  request.addEventListener("load", () => {
    listen();
    if (answer) ended(answer);
    // Somebody who was signed out meanwhile is asked who they are.
    else if (request.status === 200) { wait(false); location.reload(); }
    else failed(request.status === 413 ? "tooLarge" : "broken");
  });
  request.addEventListener("error", () => failed("broken"));
  request.open("POST", form.dataset.watched);
  request.send(sheet);
}

// How long that takes is not known beforehand; the bar only says that it goes on.
function count() {
  bar.removeAttribute("value");
  tell("counting");
}

async function ended({ said, faults, isKept }) {
  wait(false);
  say(said);
  if (faults.length > 0) {
    const notice = document.getElementById("faults").content.cloneNode(true);
    notice.querySelector("ul").append(...faults.map((fault) => Object.assign(document.createElement("li"), { textContent: fault })));
    form.before(notice);
    // It will be mended and saved; a browser does not send a file that was changed since it was chosen.
    form.elements.sheet.value = "";
  }
  if (!isKept) return;
  form.reset();
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  document.getElementById("brought-in").replaceWith(document.adoptNode(page.getElementById("brought-in")));
}

function failed(why) {
  wait(false);
  tell(why);
}

function wait(isSo) {
  onItsWay = isSo;
  bar.hidden = !isSo;
  bar.value = 0;
  for (const button of form.querySelectorAll("button")) button.disabled = isSo;
  if (isSo) document.querySelector(".fault")?.remove();
}

const tell = (what) => say(form.dataset[what]);

function say(words) {
  const said = document.getElementById("said");
  said.className = words ? "said" : "";
  said.textContent = words;
  said.scrollIntoView({ block: "nearest" });
}
