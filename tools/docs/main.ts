import { readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENTS, withTables } from './generated.ts';
import { SITES_SCHEMA_FILE, sitesSchema } from './sites-schema.ts';

/** `npm run docs`: makes the tables in the documents anew, and the schema, from what the code declares. */
for (const path of DOCUMENTS) writeFileSync(path, withTables(readFileSync(path, 'utf8')));
writeFileSync(SITES_SCHEMA_FILE, sitesSchema());
