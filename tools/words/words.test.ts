import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOfOneLanguage, isOfCatalogue, unusedKeys } from './catalogue.ts';
import { htmlTexts } from './html-texts.ts';
import { problemTexts } from './problem-texts.ts';
import { placeOf, type Source, sourcesOf } from './sources.ts';
import { textsIn } from './texts-in.ts';

/** Strings that look like text and are none for people, by their file; and why. */
const NO_TEXTS: Record<string, Record<string, string>> = {
  'extension/identity/learner-request.ts': { Bearer: 'begins a header' },
  'extension/push/receipts.ts': { 'push receipts': 'the name of a lock' },
  'extension/push/show.ts': { 'shown deliveries': 'the name of a lock' },
  'server/pages/admin/api/admin-api.ts': { Reach: 'the title of a draft that is not sent' },
  'server/pages/admin/compose/problems.ts': {
    Title: 'the end of a control’s name',
    Url: 'the end of a control’s name',
  },
  'server/pages/admin/compose/use-sending.ts': {
    'A draft was to be sent that has no audience.': 'a bug’s error',
  },
  'server/pages/admin/main.tsx': { 'The page has no #app.': 'a bug’s error' },
};

const extension = sourcesOf('extension/**/*.{ts,tsx}');
const pages = sourcesOf('server/pages/**/*.{ts,tsx}');
/** What answers people. The rest of the server, and site rules, speak to those who run it. */
const server = sourcesOf(
  'server/{access,admin,contract,health,http,identity,limits,moderation,notifications,preferences,presence,privacy,problem,push}/**/*.ts',
).filter(({ path }) => !path.startsWith('server/contract/sites/'));
const words = sourcesOf('server/words/**/*.ts');
const code = [...extension, ...pages, ...server, ...words, ...sourcesOf('wxt.config.ts')];

/** Texts in the files of one part; `areErrorsShown` as {@link textsIn} takes it. */
function textsOf(sources: readonly Source[], areErrorsShown: boolean) {
  return sources
    .filter(({ path }) => !isOfCatalogue(path))
    .flatMap((source) => textsIn(source, { areErrorsShown }).map((text) => ({ source, text })));
}

describe('what people read', () => {
  const found = [...textsOf(extension, false), ...textsOf(pages, true), ...problemTexts(server)];
  const contract = server.filter(({ path }) => path.startsWith('server/contract/'));

  it('stands in the catalogue', () => {
    const outside = [...found, ...textsOf(contract, false)]
      .filter(({ source, text }) => NO_TEXTS[source.path]?.[text.text] === undefined)
      .map(({ source, text }) => `${placeOf(source, text.start)}: ${text.text}`);
    expect(outside).toEqual([]);
  });

  it('stands there also where it is of a page’s HTML', () => {
    const outside = globSync('{extension,server}/**/*.html', {
      exclude: (path) => path.includes('generated'),
    }).flatMap((path) => htmlTexts(readFileSync(path, 'utf8')).map((text) => `${path}: ${text}`));
    expect(outside).toEqual([]);
  });

  it('is named as an exception only where there is one', () => {
    const named = Object.entries(NO_TEXTS).flatMap(([path, texts]) =>
      Object.keys(texts).map((text) => `${path}: ${text}`),
    );
    const there = new Set(found.map(({ source, text }) => `${source.path}: ${text.text}`));
    expect(named.filter((exception) => !there.has(exception))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('has nothing that nobody says', () => {
    expect(unusedKeys(code)).toEqual([]);
  });

  it('chooses the language for all', () => {
    expect(importsOfOneLanguage(code)).toEqual([]);
  });
});
