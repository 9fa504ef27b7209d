import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { rulesAskedFor } from './rules-asked-for.ts';
import { testAddress } from './test-addresses.ts';

const folder = mkdtempSync(join(tmpdir(), 'sites-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `npm run sites -- test …` answers on the first of its addresses. */
async function answerTo(args: string[], env: Record<string, string> = {}) {
  const asked = readArguments(['test', ...args]);
  if (asked.command !== 'test') throw new Error('no test');
  const [url = ''] = asked.urls;
  return testAddress(rulesAskedFor(asked, env), { ...asked, url });
}

describe('sites -- test', () => {
  it('answers by the demo’s rule where the environment names no site', async () => {
    const url = 'http://127.0.0.1:8787/courses/demo/chapters/2';
    const { answer, words } = await answerTo([url]);
    expect(answer).toEqual({
      url,
      site: 'demo',
      course: 'demo',
      chapter: '2',
      channel: 'presence-chapter-2',
    });
    expect(words.join('\n')).toContain('chapter  2  (from /courses/{course}/chapters/{chapter})');
  });

  it('answers by the environment’s', async () => {
    const url = 'https://learn.example.com/courses/42/chapters/7';
    const { answer } = await answerTo([url], { SITES: 'generic=https://learn.example.com' });
    expect(answer.channel).toBe('presence-chapter-learn-example-com;42;7');
    expect((await answerTo([url])).answer).toEqual({
      url,
      site: null,
      course: null,
      chapter: null,
      channel: null,
    });
  });

  it.each([[['--site', 'moodle']], [['--site', 'moodle=https://moodle.example.edu']]])(
    'answers by a preset: %j',
    async (options) => {
      const url = 'https://moodle.example.edu/mod/book/view.php?id=4711&chapterid=12';
      const { answer, words } = await answerTo([
        url,
        ...options,
        '--body-class',
        'x course-5 cmid-4711',
      ]);
      expect(answer).toMatchObject({
        course: '5',
        chapter: '4711/12',
        channel: 'presence-chapter-moodle-example-edu;5;4711=2F12',
      });
      expect(words.join('\n')).toContain('{course} from the class course-{value:number} of body');
    },
  );

  it('answers by a file', async () => {
    const rule = join(folder, 'rule.json');
    const read = { course: { element: 'main', attribute: 'data-course' } };
    writeFileSync(
      rule,
      JSON.stringify({ origins: ['https://a.test'], pages: [{ at: '/{chapter}', read }] }),
    );
    const args = ['https://a.test/1', '--rule', rule];
    expect((await answerTo([...args, '--element', 'main@data-course=maths'])).answer).toMatchObject(
      { course: 'maths' },
    );
    expect((await answerTo(args)).words.join('\n')).toContain("--element 'main@data-course=…'");
  });

  it.each([
    [['https://a.test/mod/page/view.php?id=1', '--site', 'moodle'], 'course is not told'],
    [
      ['https://a.test/moodle/mod/page/view.php?id=1', '--site', 'moodle'],
      'write "base": "/moodle"',
    ],
    [
      ['https://a.test/mod/page/index.php', '--site', 'moodle'],
      'except /mod/{kind}/index.php takes it out',
    ],
    [['https://a.test/x', '--site', 'canvas'], '/courses/{course:number}/pages/{page}'],
    [['https://a.test/x'], 'no rule is for https://a.test'],
    [['a.test/x'], 'this is no address of a web page'],
    [[`https://a.test/courses/1/chapters/%00`, '--site', 'generic'], 'it is empty, longer than'],
  ])('says why not, and what to do: %j', async (args, why) => {
    expect((await answerTo(args)).words.join('\n')).toContain(why);
  });

  it.each([
    [['test'], 'test needs an address'],
    [[], 'Say test or list'],
    [['tests', 'https://a.test'], 'There is no tests'],
    [['list', 'https://a.test'], 'did you mean test?'],
    [['test', 'https://a.test', '--sites', 'x'], '--sites'],
    [['test', 'https://a.test', '--site', 'x', '--rule', 'y'], 'exclude each other'],
    [['test', 'https://a.test', '--element', 'x'], 'write "main@data-course=5"'],
  ])('tells who calls it as %j how to', (args, advice) => {
    expect(() => readArguments(args)).toThrow(advice);
  });

  it.each([
    [['https://a.test', '--site', 'modle'], 'there is no preset "modle"'],
    [['https://a.test', '--site', 'moodle=a.test'], 'write moodle=https://a.test'],
    [['https://a.test', '--rule', '/nowhere.json'], '/nowhere.json is no file'],
  ])('refuses rules that are none: %j', async (args, problem) => {
    await expect(answerTo(args)).rejects.toThrow(problem);
  });
});

it('the rules that docs/sites.md shows are good, and answer as it says', async () => {
  const rule = join(folder, 'shown.json');
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/sites.md', 'utf8')) ?? [];
  writeFileSync(rule, shown);
  const url = 'https://learn.example.com/courses/maths/pages/1';
  expect((await answerTo([url, '--rule', rule])).answer.chapter).toBe('pages/1');
  const french = 'https://docs.example.com/fr/x/y';
  expect((await answerTo([french, '--rule', rule])).answer.course).toBe('fr');
});
