import { parseArgs } from 'node:util';

/** How the command is called, for who called it otherwise. */
export const USAGE = `npm run sites -- test URL… [--site PRESET[=ADDRESS] | --rule FILE] [--body-class "…"]
                           [--element "SELECTOR@ATTRIBUTE=VALUE"]… [--frame URL]… [--title "…"] [--json]
npm run sites -- list [--json]

test says what site rules make of addresses: those of a preset, of a file, or else of the server
that starts with this environment (SITES, SITES_FILE; the demo course without them).
list names the presets.`;

/** The command was called in a way that it can't follow; the message says what to write. */
export class UsageError extends Error {}

/** What was asked for. */
export type Command =
  | { command: 'help' }
  | { command: 'list'; json: boolean }
  | {
      command: 'test';
      urls: string[];
      json: boolean;
      /** `moodle`, `moodle=https://…`. */
      site: string | undefined;
      /** A file. */
      rule: string | undefined;
      title?: string;
      /** By `selector@attribute`. */
      elements: Record<string, string>;
      frames: string[];
    };

/** @throws UsageError */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const [command, ...urls] = positionals;
  const { json, site, rule, title, frame: frames } = values;
  if (values.help) return { command: 'help' };
  if (command === 'list') {
    if (urls.length > 0) throw new UsageError('list takes no address: did you mean test?');
    return { command, json };
  }
  if (command !== 'test') {
    throw new UsageError(
      command === undefined ? 'Say test or list.' : `There is no ${command}: say test or list.`,
    );
  }
  if (urls.length === 0)
    throw new UsageError('test needs an address: npm run sites -- test https://…');
  if (site !== undefined && rule !== undefined) {
    throw new UsageError('--site and --rule exclude each other: leave one of them out');
  }
  return {
    command,
    urls,
    json,
    site,
    rule,
    ...(title !== undefined && { title }),
    frames,
    elements: elementsOf(values.element, values['body-class']),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        rule: { type: 'string' },
        'body-class': { type: 'string' },
        element: { type: 'string', multiple: true, default: [] },
        frame: { type: 'string', multiple: true, default: [] },
        title: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function elementsOf(written: readonly string[], bodyClass: string | undefined) {
  const elements: Record<string, string> = {};
  if (bodyClass !== undefined) elements['body@class'] = bodyClass;
  for (const each of written) {
    const [, key, value] = /^([^@]+@[\w:-]*)=(.*)$/s.exec(each) ?? [];
    if (key === undefined || value === undefined) {
      throw new UsageError(`--element ${each} can’t be read: write "main@data-course=5"`);
    }
    elements[key] = value;
  }
  return elements;
}
