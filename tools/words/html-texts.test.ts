import { expect, it } from 'vitest';
import { htmlTexts } from './html-texts.ts';

it('finds what a page says in one language', () => {
  const page = '<title>Alongside · News</title><p>Turn it on.</p><noscript>No\nscript</noscript>';
  expect(htmlTexts(page)).toEqual(['· News', 'Turn it on.', 'No', 'script']);
});

it('leaves the name, what is filled in, and what is no text', () => {
  const page = `<!doctype html><!-- a comment --><html lang="en"><title>Alongside</title>
    <style>p { color: red }</style><script>go("Now");</script><p id="app">{{scriptMissing}}</p>`;
  expect(htmlTexts(page)).toEqual([]);
});
