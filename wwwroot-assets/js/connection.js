import "./activity.js";

// Starts the circuit and brings the page back when the server was away. The rule: never a page that looks alive and is dead.
const dialog = document.getElementById("components-reconnect-modal");
const instance = document.querySelector("meta[name=server-instance]").content;
let leaving = false;

async function serverInstance() {
  try {
    const answer = await fetch("/alive", { cache: "no-store", signal: AbortSignal.timeout(4000) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function show() {
  if (!dialog.open) dialog.showModal();
}

async function comeBack() {
  if (leaving) return;
  leaving = true;
  show();
  while (await serverInstance() === null) await new Promise(resolve => setTimeout(resolve, 2000));
  location.reload();
}

dialog.addEventListener("components-reconnect-state-changed", event => {
  switch (event.detail.state) {
    case "show":
    case "retrying":
      show();
      break;
    case "hide":
      if (!leaving) dialog.close();
      break;
    case "failed":
    case "rejected":
    case "resume-failed":
      comeBack();
      break;
  }
});

// Escape must not hide that the page cannot be used.
dialog.addEventListener("cancel", event => event.preventDefault());

for (const button of document.querySelectorAll("[data-reload]")) button.addEventListener("click", () => location.reload());

// A server that restarted between two beats of the circuit knows nothing of this page.
setInterval(async () => {
  const now = await serverInstance();
  if (now !== null && now !== instance) comeBack();
}, 10000);

// A first connection that never comes is neither shown nor tried again by the framework.
setTimeout(() => {
  if (document.querySelector("[data-live=false]")) comeBack();
}, 10000);

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 3, retryIntervalMilliseconds: 1000 } } }).catch(comeBack);
