import { toJsonSchema } from '@valibot/to-json-schema';
import { SitesFile } from '../../server/contract/sites/rule.ts';

/** Where editors find how a file of site rules is written. */
export const SITES_SCHEMA_FILE = 'docs/sites.schema.json';

/** The schema of `SITES_FILE` as JSON Schema. */
export function sitesSchema(): string {
  const schema = toJsonSchema(SitesFile, { target: 'draft-07' });
  return `${JSON.stringify({ title: 'Site rules of Alongside', ...schema }, null, 2)}\n`;
}
