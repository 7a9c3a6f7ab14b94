// A screen that nobody has touched for five minutes hides what it shows until somebody does (H-46). After half an hour the
// service asks who is there anyway.
"use strict";

const quietAfter = 5 * 60 * 1000;
let last = Date.now();

function stir() {
  last = Date.now();
  document.documentElement.classList.remove("quiet");
}

for (const kind of ["pointermove", "pointerdown", "keydown", "touchstart"]) addEventListener(kind, stir, { passive: true });
if (document.querySelector("[data-quiet]"))
  setInterval(() => document.documentElement.classList.toggle("quiet", Date.now() - last > quietAfter), 5000);
