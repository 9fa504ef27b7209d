import { PRESETS } from './presets/presets.ts';
import { unknownPreset } from './read-rules.ts';
import type { SiteEntry } from './rule.ts';

/** Sites that one setting may name. */
const MAX_SITES = 50;

/**
 * Reads `SITES`: sites by presets, `moodle=https://moodle.example.edu docs=https://example.org/handbook`,
 * separated by spaces or commas.
 */
export function sitesSetting(setting: string): { entries: SiteEntry[] } | { problems: string[] } {
  const words = setting.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0)
    return { problems: ['names no site: write moodle=https://moodle.example.edu'] };
  if (words.length > MAX_SITES)
    return { problems: [`names ${words.length} sites: at most ${MAX_SITES}`] };
  const entries: SiteEntry[] = [];
  const problems: string[] = [];
  for (const word of words) {
    const read = siteSetting(word);
    if (typeof read === 'string') problems.push(read);
    else entries.push(read);
  }
  return problems.length > 0 ? { problems } : { entries };
}

/** One site of it; a string is what is wrong with it. */
function siteSetting(word: string): SiteEntry | string {
  const at = word.indexOf('=');
  const [preset, address] = at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
  if (/^https?:/.test(word)) return `${word} names no preset: write moodle=${word}`;
  if (!PRESETS.some(({ name }) => name === preset)) return unknownPreset(preset);
  if (address === '') return `${preset} has no address: write ${preset}=https://learn.example.com`;
  const [, origin, path = ''] = /^(https?:\/\/[^/?#]+)([^?#]*)$/i.exec(address) ?? [];
  if (origin === undefined) {
    return /^[a-z]+:/i.test(address) && !/^https?:/i.test(address)
      ? `${word} is no web site: write ${preset}=https://…`
      : /[?#]/.test(address)
        ? `${word} has more than host and path: leave out what begins with ${/[?#]/.exec(address)?.[0]}`
        : `${word} names no scheme: write ${preset}=https://${address}`;
  }
  const base = path.replace(/\/+$/, '');
  return { preset, origins: [origin], ...(base && { base }) };
}
