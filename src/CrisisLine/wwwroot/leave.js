// Leaving at once: the page is gone from the tab's history as far as a page can see to that, by one press, or by Escape twice.
"use strict";

const way = document.getElementById("leave");
let last = 0;
let left = 0;

function leave(event) {
  event?.preventDefault();
  // Whoever presses on in a fright does not begin anew, which would take longer.
  if (Date.now() - left < 3000) return;
  left = Date.now();
  document.body.hidden = true;
  document.title = " ";
  location.replace(way.href);
}

way.addEventListener("click", leave);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  // The browser itself would stop at Escape what is loading by now.
  if (left) event.preventDefault();
  if (Date.now() - last < 1000) leave();
  last = Date.now();
});
