// Puts the focus where an error is to be mended: on the field itself, or on what carries its id.
// An entry of a select is chosen, and the select takes the focus.
export function focus(elementId) {
  const element = document.getElementById(elementId);
  if (!element) return;
  if (element.matches("option")) {
    const list = element.closest("select");
    list.value = element.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
    list.focus();
    return;
  }
  if (!element.matches("input, select, textarea, button, a, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
