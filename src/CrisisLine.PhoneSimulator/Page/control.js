// The way to the simulator: everything the page does goes through here, and trouble is said where everybody sees it.

export const byId = id => document.getElementById(id);

let afterwards = async () => {};

/** What is to be shown anew when somebody has done something. */
export const onAct = refresh => { afterwards = refresh; };

export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const answer = await fetch(`/control/${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  const words = isJson && text ? JSON.parse(text) : text;
  if (!answer.ok) throw new Error((typeof words === "string" && words) || `It answered ${answer.status}.`);
  return words;
}

export async function act(path, body, method) {
  try {
    await ask(path, body, method);
    byId("trouble").textContent = "";
  } catch (trouble) {
    byId("trouble").textContent = trouble.message;
  }
  await afterwards();
}

/** Sends what stands in the one field of a form, and empties it. */
export function onSubmit(form, name, send) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const words = form.elements[name].value;
    if (!words.trim()) return;
    form.elements[name].value = "";
    await send(words);
  });
}

/** Adds to a list that somebody may be reading: it follows only if its end was in sight. */
export function append(list, item) {
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  list.append(item);
  if (isAtEnd) showEnd(list);
}

export const showEnd = list => { list.scrollTop = list.scrollHeight; };

export function make(tag, text, className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

/** A British number as people write it. */
export const plain = number => number
  .replace(/^\+44(7\d{3})(\d{6})$/, "0$1 $2")
  .replace(/^\+44(113)(\d{3})(\d{4})$/, "0$1 $2 $3")
  .replace(/^\+44(1632)(\d{6})$/, "0$1 $2");
