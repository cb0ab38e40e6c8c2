// Puts the focus where an error is to be mended: on the field itself, or on what carries its id.
export function focus(elementId) {
  const element = document.getElementById(elementId);
  if (!element) return;
  if (!element.matches("input, select, textarea, button, a, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
