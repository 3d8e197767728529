// wagtail-localize writes the heading of its editor in English whatever the language of the desk.
(() => {
  const editor = document.querySelector('.js-translation-editor');
  const HEADING = /^(.+) to (.+) translation$/;

  function inLanguage() {
    for (const { firstChild: text } of editor.querySelectorAll('h3')) {
      const [, source, target] = HEADING.exec(text && text.data) || [];
      const told = source && interpolate(gettext('%(source)s to %(target)s translation'), { source, target }, true);
      if (told && text.data !== told) text.data = told;
    }
  }

  new MutationObserver(inLanguage).observe(editor, { childList: true, subtree: true });
})();
