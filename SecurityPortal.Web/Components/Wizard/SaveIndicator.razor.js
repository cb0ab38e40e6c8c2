// Counts what is entered in the wizard, and tells the server once the entries themselves are on their way. Until the server has stored all of them nothing is
// shown as saved; over a connection that is gone it stays so. What was entered before the watch began counts as one.
export function watch(indicator, owner) {
  const wizard = indicator.closest(".portal-wizard") ?? indicator;
  let entered = 1, told = 0, timer = 0;
  const draw = () => {
    const isStored = entered <= Number(indicator.dataset.covers);
    if (isStored || entered > 1) indicator.dataset.stored = isStored;
  };
  const tell = async () => {
    const count = entered;
    try {
      await owner.invokeMethodAsync("Typed", count);
      told = count;
    } catch {
      // No connection, or the page is gone.
    }
    timer = 0;
    if (told < entered && indicator.isConnected) timer = setTimeout(tell, 250);
  };
  const onInput = () => {
    if (!indicator.isConnected) return wizard.removeEventListener("input", onInput);
    entered++;
    draw();
    timer ||= setTimeout(tell, 250);
  };
  wizard.addEventListener("input", onInput);
  new MutationObserver(draw).observe(indicator, { attributes: true, attributeFilter: ["data-covers"] });
  timer = setTimeout(tell, 0);
}
