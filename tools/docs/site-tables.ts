import * as v from 'valibot';
import { PRESETS } from '../../server/contract/sites/presets/presets.ts';
import { SiteEntry } from '../../server/contract/sites/rule.ts';
import { code, markdownTable } from './markdown-table.ts';

/** Every preset, with an address that it knows. */
export function presetTable(): string {
  return markdownTable(
    ['preset', 'for', 'an address', 'course', 'chapter'],
    PRESETS.map(({ name, is, example: { url, bodyClass, course, chapter } }) => [
      code(name),
      is,
      code(shortened(url)) + (bodyClass ? ` with the body’s class ${code(bodyClass)}` : ''),
      course,
      shortened(chapter),
    ]),
  );
}

/** Every setting of a site rule, in the words of its schema. */
export function siteSettingTable(): string {
  return markdownTable(
    ['setting', 'is'],
    Object.entries(SiteEntry.entries).map(([name, schema]) => [code(name), wordsOf(name, schema)]),
  );
}

function wordsOf(name: string, schema: v.GenericSchema | { wrapped: v.GenericSchema }): string {
  const words = v.getDescription('wrapped' in schema ? schema.wrapped : schema);
  if (words === undefined) throw new Error(`the setting ${name} of site rules has no description`);
  return words;
}

/** Path and query alone; of what is long the beginning and the end. */
function shortened(address: string): string {
  const path = address.replace(/^https:\/\/[^/]+/, '');
  return path.length <= 100 ? path : `${path.slice(0, 50)}…${path.slice(-45)}`;
}
