// Keys and clicks are the person's own; what a page sends by itself is not. Said at most once a minute, so that a long page does not end the session. Measured
// by a clock that nobody sets.
let said = performance.now();

export async function sayActive() {
  said = performance.now();
  try {
    const answer = await fetch("/session/activity", { method: "POST" });
    if (answer.status === 401) location.reload();
    else document.dispatchEvent(new Event("portal-active"));
  } catch {
    // Offline: the page says so where it has a circuit.
  }
}

function onInput() {
  if (performance.now() - said >= 60000) sayActive();
}

for (const kind of ["keydown", "pointerdown", "wheel"]) document.addEventListener(kind, onInput, { passive: true });
