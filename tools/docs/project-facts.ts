import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { STANDALONE_VARIABLES } from '../../server/channels/environment.ts';
import { LIMIT_VARIABLES } from '../../server/channels/limits-environment.ts';
import { VARIABLES } from '../../server/config.ts';
import type { ProjectFacts } from './document-problems.ts';
import { anchorsOf } from './markdown.ts';
import { code } from './markdown-table.ts';
import { buildVariables, documented } from './variable-tables.ts';

/** What tests, builds and packages read, and no configuration declares. */
const UNDECLARED = [
  ...['FUZZ_SEED', 'FUZZ_REQUESTS', 'WXT_OUT_DIR', 'SHADOW_DATABASE_URL'],
  ...['PRISMA_SCHEMA_ENGINE_BINARY', 'PRISMA_ENGINES_MIRROR'],
  ...['HTTPS_PROXY', 'NO_PROXY', 'NODE_COMPILE_CACHE'],
];

const Package = v.object({ scripts: v.record(v.string(), v.string()) });

const FILE_NAMES = new Set(
  globSync('{extension,server,tests,tools,bench}/**/*.*').map((path) => basename(path)),
);

/** Of the Channels server alone, which has defaults of its own. */
const CHANNELS_README = 'server/channels/README.md';

/** What the document at `path` is held against. */
export function projectFacts(path: string): ProjectFacts {
  const product = defaultsOfProduct();
  const { scripts } = v.parse(Package, JSON.parse(readFileSync('package.json', 'utf8')));
  return {
    scripts: new Set(Object.keys(scripts)),
    exists: existsSync,
    isFileName: (name) => FILE_NAMES.has(name),
    anchors: (document) => anchorsOf(readFileSync(document, 'utf8')),
    variables: path === CHANNELS_README ? new Map([...product, ...standalone()]) : product,
  };
}

function defaultsOfProduct(): Map<string, string> {
  const declared = [...Object.values(VARIABLES).flatMap(documented), ...buildVariables()];
  return new Map([
    ...[...UNDECLARED, ...LIMIT_VARIABLES.keys()].map((name) => [name, ''] as const),
    ...declared.map(({ name, unset }) => [name, unset] as const),
  ]);
}

function standalone(): [string, string][] {
  return Object.entries(STANDALONE_VARIABLES).map(([name, schema]) => [
    name,
    code(v.getDefault(schema) ?? ''),
  ]);
}
