// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in these strings is code to look at
import { expect, it } from 'vitest';
import { problemTexts } from './problem-texts.ts';
import { parsed } from './sources.ts';

const texts = (...codes: string[]) =>
  problemTexts(codes.map((code, index) => parsed(`${index}.ts`, code))).map(
    ({ text }) => text.text,
  );

it.each([
  [
    'in a problem',
    'throw new Problem("not-found", `${path} is no path of it.`)',
    'is no path of it.',
  ],
  ['as its title', 'const PROBLEMS = { gone: { title: "It is gone" } }', 'It is gone'],
  ['as its detail', 'const detail = wait > 1 ? `in ${wait} s` : "It is late."', 'It is late.'],
  ['in what finds one', 'function urlProblem(url) { return "it is no URL" }', 'it is no URL'],
  [
    'in what gives one',
    'function late(): FieldProblem | null { return { code, at: "It is late." } }',
    'It is late.',
  ],
])('a text %s is found', (_where, code, text) => {
  expect(texts(code)).toEqual([text]);
});

it('a text is found in what is handed to a function that gives a problem, in whatever file', () => {
  const maker = 'export function refused(why: string): Problem { return new Problem("no", why) }';
  expect(texts(maker, 'throw refused("another issuer made it")')).toEqual([
    'another issuer made it',
  ]);
});

it.each([
  ['advice for callers', 'const PROBLEMS = { gone: { advice: "Ask for another one." } }'],
  ['a line of the log', 'function clockProblem() { log.warn({}, "the clock is wrong"); }'],
  ['what is told at the start', 'const check = v.string("is no address: write one")'],
  ['a code', 'throw new Problem("not-found", words.gone)'],
])('%s is none', (_what, code) => {
  expect(texts(code)).toEqual([]);
});
