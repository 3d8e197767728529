// Suggestions while typing: a combobox after the ARIA Authoring Practices. The form works without.
document.querySelectorAll("[data-suggest]").forEach((input) => {
  const list = document.createElement("ul"), id = input.id + "-list";
  const set = (node, all) => Object.entries(all).forEach(([name, value]) => node.setAttribute(name, value));
  let at = -1, asked, timer;
  set(list, { id, role: "listbox", class: "suggest", hidden: "", "aria-label": input.dataset.label });
  set(input, { role: "combobox", "aria-controls": id, "aria-autocomplete": "list", "aria-expanded": false, autocomplete: "off" });
  input.after(list);
  const choose = (to) => {
    [...list.children].forEach((option, n) => set(option, { "aria-selected": n === to }));
    to < 0 ? input.removeAttribute("aria-activedescendant") : set(input, { "aria-activedescendant": id + to });
    list.children[to]?.scrollIntoView({ block: "nearest" });
    at = to;
  };
  const show = (on) => { list.hidden = !on; set(input, { "aria-expanded": on }); choose(-1); };
  // What was asked before is of no interest any more.
  const stop = () => { asked?.abort(); clearTimeout(timer); };
  const close = () => { stop(); show(false); };
  const fill = (found) => {
    list.replaceChildren(...found.map(({ text, url, kind_name }, n) => {
      const option = document.createElement("li"), kind = document.createElement("small");
      set(option, { id: id + n, role: "option", "data-url": url });
      kind.textContent = kind_name;
      option.append(text, " ", kind);
      return option;
    }));
    show(found.length > 0);
  };
  const ask = async () => {
    asked = new AbortController();
    const text = input.value.trim();
    if (text.length < 2) return show(false);
    try {
      fill((await (await fetch(input.dataset.suggest + encodeURIComponent(text), asked)).json()).suggestions);
    } catch { /* Cancelled or offline. */ }
  };
  const go = (option) => { if (option) location = option.dataset.url; };
  input.oninput = () => { stop(); timer = setTimeout(ask, 120); };
  input.onblur = close;
  list.onmousedown = (e) => { e.preventDefault(); if (!e.button) go(e.target.closest("li")); };
  input.onkeydown = (e) => {
    const size = list.children.length, step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (e.isComposing) return;
    if (e.key === "Escape" && !list.hidden) close();
    else if (e.key === "Enter" && at >= 0) go(list.children[at]);
    else if (step && size) {
      list.hidden && show(true);
      choose((Math.max(at, step < 0 ? 0 : -1) + step + size) % size);
    } else return;
    e.preventDefault();
  };
  // What was typed while this file was on its way.
  if (input.value && document.activeElement === input) input.oninput();
});
