// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in these strings is code to look at
import { describe, expect, it } from 'vitest';
import { parsed } from './sources.ts';
import { textsIn } from './texts-in.ts';

const texts = (code: string, areErrorsShown = false) =>
  textsIn(parsed('a.tsx', code), { areErrorsShown }).map(({ text }) => text);

describe('a text in the code is found', () => {
  it.each([
    ['as an element’s', '<p>you</p>', ['you']],
    ['between others', '<p>and {count} more</p>', ['and', 'more']],
    ['where it depends', '<p>{isAway ? "away" : name || "nobody"}</p>', ['away', 'nobody']],
    ['where something has to be so', '<p>{isAway && "away"}</p>', ['away']],
    ['as an attribute', '<i aria-label="away" title="away" />', ['away', 'away']],
    [
      'as an attribute that is an expression',
      '<i title={isAway ? "away" : undefined} />',
      ['away'],
    ],
    ['as an attribute of a component of ours', '<Switch label="Sounds" />', ['Sounds']],
    ['as a template in an attribute', '<i title={`cancel ${title}`} />', ['cancel']],
    ['as a sentence', 'const sentence = "we go on"', ['we go on']],
    ['as a label', 'const labels = { session: "Sessions" }', ['Sessions']],
    ['as a template', 'say(`${name} was added.`)', ['was added.']],
    ['as what takes a while', 'say("connecting…")', ['connecting…']],
    ['in an error for people', 'throw new SignInError("Type a name.")', ['Type a name.']],
  ])('%s', (_how, code, found) => {
    expect(texts(code)).toEqual(found);
  });

  it('in any error, where all are shown', () => {
    const code = 'throw new Error("Reload the page.")';
    expect(texts(code)).toEqual([]);
    expect(texts(code, true)).toEqual(['Reload the page.']);
  });
});

it.each([
  ['an import', 'import "./Sheet one.css"; export * as words from "./Words.ts"'],
  ['a type', 'type Role = "Instructor" | "Admin"'],
  ['a class', '<p class={isOld ? "number stale" : "number"}>{count}</p>'],
  ['an attribute for scripts', '<p data-part="join toast" id="Toast" />'],
  ['a sign', '<button type="button">{`+ ${name}`} ×</button>'],
  ['what is compared with', 'if (key === "Enter") go(); switch (key) { case "Escape": go(); }'],
  ['what is logged', 'console.warn("Alongside has lost it:", error); log.warn({}, "it was lost")'],
  ['an error of a developer’s', 'throw new TypeError("It is none.")'],
  ['an error’s class', 'class A extends Error { b() { super("It is no A."); this.name = "NoA" } }'],
  ['what was waited for', 'withTimeout("the page to answer", work, 5)'],
  ['a selector', 'page.querySelector("Main > p, nav a"); const where = "input, h2"'],
  ['a header', 'const headers = { authorization: `Bearer ${token}` }'],
  ['a statement', 'sql`SELECT all FROM them`'],
  ['a path of a drawing', 'const SHAPE = "M6 2.5a2 2 0 0 0 0 4M12 9q2 1 2 3"'],
  ['a part of a name', 'const field = `action${number}Title`'],
  ['a key', 'const counts = { Monday: 1, "Tuesday morning": 2 }'],
])('%s is none', (_what, code) => {
  expect(texts(code, false)).toEqual([]);
});

it('is found within what is none', () => {
  expect(texts('withTimeout("the page", say("It is over."), 5)')).toEqual(['It is over.']);
});
