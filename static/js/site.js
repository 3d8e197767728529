// Fetches a script when a reader turns to what it serves; all of it works without.
addEventListener("focusin", ({ target }) => target.dataset.script && import(target.dataset.script));
addEventListener("click", async (event) => {
  const link = event.target.closest("[data-feedback]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try { await (await import(link.dataset.feedback)).open(link); } catch { location = link.href; }
});
