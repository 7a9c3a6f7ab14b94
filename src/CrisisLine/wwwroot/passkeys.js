// Passkeys: asks the service for options, the browser for the passkey, and brings back what it says. Without script, or without
// passkeys in the browser, the buttons stay hidden and the other ways in remain.
"use strict";

async function ask(path, body) {
  const answer = await fetch("/account/passkey/" + path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(path + " " + answer.status);
  return answer;
}

async function signIn() {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(await (await ask("sign-in-options", {})).json());
  const credential = await navigator.credentials.get({ publicKey: options });
  await ask("sign-in", credential.toJSON());
}

async function add() {
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(await (await ask("add-options", {})).json());
  const credential = await navigator.credentials.create({ publicKey: options });
  await ask("add", credential.toJSON());
}

if (window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = false;
    const button = part.querySelector("button"), fault = part.querySelector("[role=alert]");
    button.addEventListener("click", async () => {
      button.disabled = true;
      fault.hidden = true;
      try {
        await (part.dataset.passkey === "add" ? add() : signIn());
        location.assign(part.dataset.then || "/tonight");
      } catch {
        fault.hidden = false;
        button.disabled = false;
      }
    });
  }
}
