// Counts what is entered in the wizard, and tells the server once the entries themselves are on their way. The mark is there while the server has not yet
// stored all of them; over a connection that is gone it stays.
export function watch(indicator, owner) {
  const wizard = indicator.closest(".portal-wizard");
  if (!wizard) return;
  let entered = 0, told = 0, timer = 0;
  const draw = () => indicator.toggleAttribute("data-behind", entered > Number(indicator.dataset.covers));
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
}
