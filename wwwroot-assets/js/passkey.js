// Asks the device for a passkey and sends its answer with the form. Where the browser knows no passkeys the form stays hidden.
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON;
let waiting = null;

function ask(form, more) {
  const question = JSON.parse(form.dataset.question);
  return form.dataset.passkey === "new"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question), ...more })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question), ...more });
}

function send(form, credential) {
  form.elements["Answer.Credential"].value = JSON.stringify(credential);
  form.submit();
}

async function onSubmit(event) {
  const form = event.target;
  event.preventDefault();
  waiting?.abort();
  form.querySelector("[data-none]").hidden = true;
  try {
    send(form, await ask(form, {}));
  } catch {
    // Turned down by the person, or there is none for this portal.
    form.querySelector("[data-none]").hidden = false;
  }
}

// Browsers that can offer passkeys in the list under the field of the name.
async function offer(form) {
  if (!document.querySelector("input[autocomplete~=webauthn]") || !await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  waiting = new AbortController();
  try {
    send(form, await ask(form, { mediation: "conditional", signal: waiting.signal }));
  } catch {
    // The person signs in otherwise.
  }
}

if (known) {
  for (const note of document.querySelectorAll("[data-passkey-unknown]")) note.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", onSubmit);
    if (form.dataset.passkey === "known") offer(form);
  }
}
