// The question at the end of a page opens where it stands; without script it has a page of its own.
export const open = async (link) => {
  const place = document.createElement("div");
  place.className = "flow asked";
  place.tabIndex = -1;
  // An answer that is neither taken nor explained sends the reader to the form's own page.
  const show = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // The form brings its styles, which a page of texts has not.
    for (const sheet of page.querySelectorAll("link[rel=stylesheet]"))
      document.querySelector(`link[href="${sheet.getAttribute("href")}"]`) ?? document.head.append(sheet);
    place.replaceChildren(...page.querySelector("[data-feedback-form]").childNodes);
    link.parentElement.after(place);
    link.parentElement.hidden = true;
    (place.querySelector("input") ?? place).focus();
  };
  place.onsubmit = async (event) => {
    event.preventDefault();
    const form = event.target, body = new URLSearchParams(new FormData(form));
    try { await show(await fetch(form.action, { method: "POST", body })); } catch { form.submit(); }
  };
  await show(await fetch(link.href));
};
