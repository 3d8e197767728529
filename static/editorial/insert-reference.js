// Buttons of the text editor that open a dialogue and put what is chosen into the text as words.
// Draftail gives each control getEditorState and onChange; Wagtail has React and Draft.js ready.
(() => {
  const { createElement } = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  function insert(words, editorState, onChange) {
    const content = Modifier.replaceText(
      editorState.getCurrentContent(),
      editorState.getSelection(),
      words,
      editorState.getCurrentInlineStyle(),
    );
    onChange(EditorState.push(editorState, content, 'insert-characters'));
  }

  function choose({ url, getEditorState, onChange }) {
    // The dialogue takes the focus; what was selected before is what will be replaced.
    const editorState = getEditorState();
    const opener = document.activeElement;
    window.ModalWorkflow({
      url,
      opener,
      onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
      responses: {
        chosen: (chosen) => insert(chosen.insert, editorState, onChange),
      },
    });
  }

  // The page holds address and words of each button, in the editor's language.
  function settings() {
    return JSON.parse(document.getElementById('insert-reference-buttons').textContent);
  }

  function button(type) {
    return (props) => {
      const { url, title, label } = settings()[type];
      return createElement(window.Draftail.ToolbarButton, {
        name: type,
        title,
        label,
        onClick: () => choose({ ...props, url }),
      });
    };
  }

  ['law-reference', 'glossary-term'].forEach((type) => {
    window.draftail.registerPlugin({ type, inline: button(type) }, 'controls');
  });
})();
