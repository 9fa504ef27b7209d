import { readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENTS, withTables } from './generated.ts';

/** `npm run docs`: makes the tables in the documents anew, from what the code declares. */
for (const path of DOCUMENTS) writeFileSync(path, withTables(readFileSync(path, 'utf8')));
