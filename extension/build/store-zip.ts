import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Wxt } from 'wxt';

const Manifest = v.looseObject({ key: v.optional(v.string()) });

/** The parts of WXT's `hooks` that have to do with what is uploaded to stores. */
export interface StoreZipHooks {
  'zip:start'(wxt: Wxt): void;
  'zip:extension:start'(wxt: Wxt): void;
  'zip:extension:done'(wxt: Wxt): void;
}

/**
 * Makes WXT's zips what stores take. The packages go without the manifest's `key`, which Chrome's and
 * Edge's stores refuse since they give an extension its id; the folder that is zipped keeps it, so that
 * the id is fixed where it is loaded unpacked. The sources, which Mozilla's reviewers build again, are
 * the files that git tracks: never what else lies in the tree, such as `.env` or a server's data.
 */
export function storeZipHooks(): StoreZipHooks {
  let manifest = '';
  return {
    'zip:start'({ config, logger }) {
      if (!config.zip.zipSources) return;
      const files = trackedFiles(config.root);
      config.zip.includeSources = files.map(escapeGlob);
      config.zip.dotSources = true;
      if (files.length > 0) return;
      config.zip.zipSources = false;
      logger.warn(
        'No zip of the sources: what belongs in it is told by git, and this is no clone.',
      );
    },
    'zip:extension:start'({ config }) {
      const file = join(config.outDir, 'manifest.json');
      manifest = readFileSync(file, 'utf8');
      const { key: _, ...withoutKey } = v.parse(Manifest, JSON.parse(manifest));
      writeFileSync(file, JSON.stringify(withoutKey));
    },
    'zip:extension:done'({ config }) {
      writeFileSync(join(config.outDir, 'manifest.json'), manifest);
    },
  };
}

/** Of the files that git tracks in `root` those that are there; none where it is no clone. */
function trackedFiles(root: string): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) return [];
  return stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

function escapeGlob(file: string): string {
  return file.replace(/[\\()[\]{}!*?+@|]/g, '\\$&');
}
