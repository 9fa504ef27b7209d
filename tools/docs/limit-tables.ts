import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS, type Limits } from '../../server/channels/limits.ts';
import { LIMIT_VARIABLES } from '../../server/channels/limits-environment.ts';
import { LIMITS } from '../../server/limits/declared.ts';
import { EMBEDDED_LIMITS } from '../../server/presence/embedded-channels.ts';
import { code, markdownTable } from './markdown-table.ts';

const SPANS = new Map([
  [1, 'a second'],
  [60, 'a minute'],
  [3_600, 'an hour'],
]);

/** How much one client or one person may ask of the HTTP API. */
export function requestLimitTable(): string {
  return markdownTable(
    ['variable', 'default', 'what is counted', 'where'],
    Object.values(LIMITS).map(({ variable, fallback, seconds, counts, counted }) => [
      code(variable),
      `${fallback.toLocaleString('en')} ${SPANS.get(seconds) ?? `in ${seconds} s`}`,
      counts,
      counted,
    ]),
  );
}

/** The limits of the embedded Channels server, in the words of their doc comments. */
export function channelsLimitTable(): string {
  const source = readFileSync('server/channels/limits.ts', 'utf8');
  const embedded: Partial<Limits> = EMBEDDED_LIMITS;
  const defaults: Readonly<Record<string, number>> = { ...DEFAULT_LIMITS };
  return markdownTable(
    ['variable', 'default', 'under `npm start`', 'what it limits'],
    [...LIMIT_VARIABLES].map(([variable, limit]) => {
      const fallback = defaults[limit] ?? 0;
      const product: Readonly<Record<string, number>> = embedded;
      return [
        code(variable),
        fallback.toLocaleString('en'),
        (product[limit] ?? fallback).toLocaleString('en'),
        docComment(source, limit),
      ];
    }),
  );
}

/**
 * What the doc comment of a property says, in one line and without its `@default`.
 *
 * @throws Error where the property has none
 */
export function docComment(source: string, property: string): string {
  const comment = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*${property}: `).exec(source)?.[1];
  if (comment === undefined) throw new Error(`${property} has no doc comment`);
  return comment
    .replaceAll(/^\s*\* ?/gm, ' ')
    .replace(/@default [\d_]+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
