import { describe, expect, it } from 'vitest';
import { importsOfOneLanguage, unusedKeys } from './catalogue.ts';
import { parsed } from './sources.ts';

const POPUP = parsed(
  'extension/words/en/popup.ts',
  `export const signOut = 'Sign out';
  export function newOnes(count: number): string { return count + ' new'; }
  export const states: Record<State, string> = { on: 'On', off: 'Off' };
  function counted() {}`,
);
const unused = (path: string, code: string) => unusedKeys([POPUP, parsed(path, code)]);
const FOOT = 'extension/popup/foot.tsx';
const IMPORT = "import { popupWords } from '../words/popup.ts';";

describe('a key of the catalogue', () => {
  it('is unused where nothing says it', () => {
    expect(unused(FOOT, `${IMPORT} popupWords.signOut; popupWords.states.on;`)).toEqual([
      'extension/words/popup.ts: nothing says newOnes',
      'extension/words/popup.ts: nothing says states.off',
    ]);
  });

  it('is used in code and in elements; all of an object, by a name that is known only then', () => {
    const code = `${IMPORT} const foot = <p title={popupWords.newOnes(3)}>{popupWords.signOut}</p>;
      const words = popupWords.states[state].trim();`;
    expect(unused(FOOT, code)).toEqual([]);
  });

  it('is used by another module of its language', () => {
    const code = "import { newOnes, signOut, states } from './popup.ts';";
    expect(unused('extension/words/en/toolbar.ts', code)).toEqual([]);
  });

  it.each([
    ['something else of that name', 'const popupWords = {}; popupWords.signOut;'],
    [
      'another catalogue',
      "import { popupWords } from '../../server/words/popup.ts'; popupWords.signOut;",
    ],
    ['itself', ''],
  ])('is not used by %s', (_what, code) => {
    expect(unused(FOOT, code)).toContain('extension/words/popup.ts: nothing says signOut');
  });
});

describe('a language', () => {
  it('is chosen in the catalogue, and imported by nothing outside of it', () => {
    const code = "import { signOut } from '../words/en/popup.ts';";
    expect(importsOfOneLanguage([parsed(FOOT, code)])).toEqual([
      'extension/popup/foot.tsx:1 imports extension/words/en/popup.ts',
    ]);
    expect(importsOfOneLanguage([parsed(FOOT, IMPORT)])).toEqual([]);
    expect(importsOfOneLanguage([parsed('extension/words/popup.ts', code)])).toEqual([]);
  });
});
