// A page that renews part of itself (id "live") when the service says that something changed. While somebody is writing in
// that part, or has it under their pointer, it waits, and a button says so.
"use strict";

const part = () => document.getElementById("live");
const late = document.getElementById("changed");
let used = 0, isOld = false;

const isUsed = () => Date.now() - used < 3000 && part().matches(":hover") || part().contains(document.activeElement);

async function renew() {
  isOld = false;
  // Told apart from somebody who asks for a page: a screen that renews itself keeps nobody signed in.
  const answer = await fetch(location.href, { headers: { Live: "1" } });
  if (answer.redirected || answer.status === 401) return location.reload();
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
  if (fresh) part().replaceWith(document.adoptNode(fresh));
  if (late) late.hidden = true;
}

function changed() {
  if (!isUsed()) return renew();
  isOld = true;
  if (late) late.hidden = false;
}

if (part()) {
  for (const kind of ["pointermove", "keydown"]) addEventListener(kind, () => { used = Date.now(); }, { passive: true });
  late?.querySelector("button").addEventListener("click", renew);
  setInterval(() => { if (isOld && !isUsed()) renew(); }, 1000);
  const stream = new EventSource("/live/changes");
  stream.addEventListener("changed", changed);
  stream.addEventListener("signed-out", () => { stream.close(); location.reload(); });
  stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000); });
  stream.addEventListener("open", changed);
}
