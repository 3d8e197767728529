// Marks long sentences and words to write otherwise while an author writes, and says under the text
// how readable it is (LIX, as editorial.check.language counts it). The page holds limits, words and
// sentences in the editor's language.
(() => {
  const { createElement, useEffect, useRef } = window.React;
  const WORD = /\p{L}+(?:[-’']\p{L}+)*/gu;
  const CLAUSE_END = /[.!?:]+(?:\s|$)/;
  const SENTENCE = /.+?(?:[.!?]+(?=\s|$)|$)/g;
  const texts = new Map();
  let found;

  function settings() {
    if (!found) {
      const element = document.getElementById('readability');
      found = element ? JSON.parse(element.textContent) : { words: {}, texts: {} };
      const forms = Object.keys(found.words).map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
      found.pattern = forms.length && new RegExp(`(?<!\\p{L})(?:${forms.join('|')})(?!\\p{L})`, 'giu');
    }
    return found;
  }

  const words = (text) => text.match(WORD) || [];
  const instead = (form) => settings().words[form.toLowerCase()];

  function lix(text) {
    const all = words(text);
    if (all.length < settings().fewest) return null;
    const clauses = text.split(CLAUSE_END).filter((part) => words(part).length).length;
    const long = all.filter((word) => word.length > 6).length;
    return Math.round(all.length / Math.max(1, clauses) + (100 * long) / all.length);
  }

  const spans = (text, pattern) =>
    pattern ? [...text.matchAll(pattern)].map((one) => [one.index, one.index + one[0].length]) : [];

  const longSentences = (text) =>
    spans(text, SENTENCE).filter(([from, to]) => words(text.slice(from, to)).length > settings().longest);

  // Draft.js marks a stretch once: a long sentence is marked around its links and its listed words.
  function around([from, to], holes) {
    const parts = [];
    let start = from;
    holes.filter(([a, b]) => a < to && b > from).sort(([a], [b]) => a - b).forEach(([a, b]) => {
      if (a > start) parts.push([start, a]);
      start = Math.max(start, b);
    });
    if (start < to) parts.push([start, to]);
    return parts;
  }

  function links(block) {
    const ranges = [];
    block.findEntityRanges((one) => one.getEntity() !== null, (from, to) => ranges.push([from, to]));
    return ranges;
  }

  function markWords(block, mark) {
    spans(block.getText(), settings().pattern).forEach(([from, to]) => mark(from, to));
  }

  function markSentences(block, mark) {
    const text = block.getText();
    const holes = [...links(block), ...spans(text, settings().pattern)];
    longSentences(text)
      .flatMap((span) => around(span, holes))
      .forEach(([from, to]) => mark(from, to));
  }

  const say = (name, values) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace(`%(${key})s`, value), settings().texts[name]);

  const Word = ({ decoratedText, children }) =>
    createElement(
      'span',
      { className: 'readability-word', title: say('instead', { word: decoratedText, instead: instead(decoratedText) }) },
      children,
    );

  const Sentence = ({ children }) =>
    createElement('span', { className: 'readability-long', title: settings().texts.long }, children);

  function told(text) {
    const here = lix(text);
    const whole = lix([...texts.values()].join('\n'));
    const long = text.split('\n').flatMap(longSentences).length;
    const listed = new Set((text.match(settings().pattern || /$^/) || []).map((form) => form.toLowerCase()));
    return [
      here === null ? say('short', { fewest: settings().fewest }) : say('here', { value: here }),
      whole === null ? '' : say('whole', { value: whole }),
      long ? say('sentences', { count: long, most: settings().longest }) : '',
      ...[...listed].map((form) => say('instead', { word: form, instead: instead(form) })),
    ].filter(Boolean);
  }

  function Figure({ getEditorState }) {
    const me = useRef({});
    const text = getEditorState()
      .getCurrentContent()
      .getBlocksAsArray()
      .map((block) => block.getText())
      .join('\n');
    texts.set(me.current, text);
    useEffect(() => () => texts.delete(me.current), []);
    return createElement('p', { className: 'readability' }, told(text).join(' '));
  }

  window.draftail.registerPlugin({ type: 'readability', meta: Figure }, 'controls');
  window.draftail.registerPlugin(
    { type: 'readability-word', strategy: markWords, component: Word },
    'decorators',
  );
  window.draftail.registerPlugin(
    { type: 'readability-long', strategy: markSentences, component: Sentence },
    'decorators',
  );
})();
