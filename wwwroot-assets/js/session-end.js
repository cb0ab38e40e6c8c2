// Says on a page without a circuit that the session is about to end, and leads to the sign-in when it is over. The server tells how many seconds are left; the
// clock of this computer is not asked.
import { sayActive } from "./activity.js";

const notice = document.querySelector("[data-session]");
const warning = Number(notice.dataset.warning);
let timer = 0;
let why = "";

function show(left) {
  const isEnding = left.seconds <= warning;
  why = isEnding ? `&ended=${left.canStay ? "Idle" : "TooOld"}` : "";
  if (isEnding) {
    const title = notice.querySelector("[data-title]");
    title.textContent = title.dataset.title.replace("{0}", left.until);
    for (const part of notice.querySelectorAll("[data-stays]")) part.hidden = !left.canStay;
    for (const part of notice.querySelectorAll("[data-ends]")) part.hidden = left.canStay;
  }
  notice.hidden = !isEnding;
  wait(isEnding ? left.seconds : left.seconds - warning);
}

function wait(seconds) {
  clearTimeout(timer);
  timer = setTimeout(ask, Math.max(1, seconds) * 1000);
}

async function ask() {
  try {
    const answer = await fetch(notice.dataset.ask, { cache: "no-store", headers: { Accept: "application/json" } });
    if (answer.status === 401) return location.replace(notice.dataset.over + why);
    if (answer.ok) return show(await answer.json());
  } catch {
    // Offline: asked again.
  }
  wait(10);
}

notice.querySelector("button").addEventListener("click", sayActive);
document.addEventListener("portal-active", ask);

// A computer that slept knows nothing of the time that has passed; a page taken back from the browser's store neither.
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
addEventListener("pageshow", event => { if (event.persisted) ask(); });
wait(Number(notice.dataset.session) - warning);
