// Says how long a text has become: how many characters, and how many texts a phone will join.
"use strict";

const field = document.querySelector("textarea[data-count]");
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

function count() {
  const line = document.getElementById(field.dataset.count), words = field.value;
  const units = gsm.test(words) ? [...words].reduce((sum, one) => sum + ("^{}\\[~]|€".includes(one) ? 2 : 1), 0) : words.length;
  const [alone, joined] = gsm.test(words) ? [160, 153] : [70, 67];
  const texts = units <= alone ? 1 : Math.ceil(units / joined);
  line.textContent = words ? line.dataset.words.replace("{n}", [...words].length).replace("{s}", texts) : "";
}

if (field) { field.addEventListener("input", count); count(); }
