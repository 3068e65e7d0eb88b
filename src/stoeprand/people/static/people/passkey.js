// Lets a browser make a passkey or sign in with one. Forms that need it are hidden until it can.
"use strict";

/** What the form needs to know, from the page itself or fetched anew for each try. */
async function optionsOf(form) {
  if (form.dataset.passkey === "create") {
    return JSON.parse(document.getElementById("passkey-options").textContent).publicKey;
  }
  const token = form.elements.csrfmiddlewaretoken.value;
  const answer = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRFToken": token } });
  return (await answer.json()).publicKey;
}

/** Asks the device for a passkey; what it gives goes along with the form. */
async function credentialFor(form) {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "create") {
    return navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    });
  }
  return navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  });
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  const credential = await credentialFor(form).catch(() => null); // whoever changes their mind stays here
  if (credential) {
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  }
}

if (window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
  for (const words of document.querySelectorAll(".without-passkeys")) words.hidden = true;
}
