import { VARIABLES } from '../../server/config.ts';
import { errorTable } from './error-table.ts';
import { channelsLimitTable, requestLimitTable } from './limit-tables.ts';
import { privacyNotice } from './privacy-notice.ts';
import { presetTable, siteSettingTable } from './site-tables.ts';
import { buildVariables, documented, variableTable } from './variable-tables.ts';

/** Documents that hold generated tables. */
export const DOCUMENTS = [
  'docs/configuration.md',
  'docs/errors.md',
  'docs/limits.md',
  'docs/privacy.md',
  'docs/sites.md',
  'server/channels/README.md',
] as const;

/** What stands between `<!-- generated: name -->` and `<!-- end -->`. */
const TABLES = new Map<string, () => string>([
  ['server', () => variableTable(documented(VARIABLES.server))],
  ['sites', () => variableTable(documented(VARIABLES.sites))],
  ['database', () => variableTable(documented(VARIABLES.database))],
  ['channels', () => variableTable(documented(VARIABLES.channels))],
  ['identity', () => variableTable(documented(VARIABLES.identity))],
  ['push', () => variableTable(documented(VARIABLES.push))],
  ['visibility', () => variableTable(documented(VARIABLES.preferences))],
  ['privacy', () => variableTable(documented(VARIABLES.privacy))],
  [
    'proxies',
    () => variableTable(documented(VARIABLES.limits).filter(({ name }) => !isLimit(name))),
  ],
  ['build', () => variableTable(buildVariables())],
  ['privacy notice', privacyNotice],
  ['errors', errorTable],
  ['presets', presetTable],
  ['site settings', siteSettingTable],
  ['request limits', requestLimitTable],
  ['channels limits', channelsLimitTable],
]);

/**
 * A document with its generated tables made anew.
 *
 * @throws Error where it names a table that there is not
 */
export function withTables(document: string): string {
  return document.replaceAll(
    /(<!-- generated: (.+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_all, start: string, name: string, end: string) => {
      const table = TABLES.get(name);
      if (!table) throw new Error(`no generated table is called “${name}”`);
      return `${start}\n${table()}\n\n${end}`;
    },
  );
}

/** Whether a variable is told of in docs/limits.md. */
function isLimit(name: string): boolean {
  return name.startsWith('LIMITS_');
}
