// Small courtesies of every page; each page works without them.

// A link to a place on this page moves the focus there too, which neither the router nor every browser does.
document.addEventListener("click", event => {
  const link = event.target.closest("a[href*='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = new URL(link.href);
  if (address.origin !== location.origin || address.pathname !== location.pathname || address.search !== location.search) return;
  const target = document.getElementById(decodeURIComponent(address.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}, true);

// The phone's navigation closes once a page is chosen; the menu under the person's name closes when one turns away from it.
document.addEventListener("click", event => {
  const navigation = document.getElementById("portal-navigation");
  if (navigation?.matches(":popover-open") && event.target.closest("#portal-navigation a")) navigation.hidePopover();
  for (const menu of document.querySelectorAll("details.portal-person-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.portal-person-menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
