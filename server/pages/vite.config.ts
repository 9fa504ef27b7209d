import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { adminWords } from '../words/admin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the server sends to browsers; `tools/build-server.mjs` builds it, `server/http/built-pages.ts` serves it. */
export default defineConfig({
  root: here('.'),
  // No folder of files to copy.
  publicDir: false,
  plugins: [fillInWords(), listSources()],
  build: {
    outDir: here('generated'),
    emptyOutDir: true,
    // What these understand is not translated, such as CSS light-dark().
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy lets nothing inline run, and no picture is small enough to matter.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // A schema that is made and never asked is left out; what `v.parse` gives is always taken.
      treeshake: { manualPureFunctions: ['v'] },
      input: {
        admin: here('admin/index.html'),
        'identity/identity': here('identity/identity.ts'),
        'demo/navigation': here('demo/navigation.ts'),
      },
      // Others import what `identity.ts` exports.
      preserveEntrySignatures: 'exports-only',
      output: {
        // Apart, else what signs in would import it, and with it run, the admin page.
        codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] },
        entryFileNames: ({ name }) => (name === 'admin' ? 'pages/[name]-[hash].js' : '[name].js'),
        chunkFileNames: 'pages/[name]-[hash].js',
        assetFileNames: 'pages/[name]-[hash][extname]',
      },
    },
  },
});

/** Fills in what a page says before its script runs: `{{pageTitle}}`. */
function fillInWords(): Plugin {
  const words = new Map([
    ['pageTitle', adminWords.pageTitle],
    ['scriptMissing', adminWords.scriptMissing],
  ]);
  return {
    name: 'fill-in-words',
    transformIndexHtml: (html) =>
      html.replaceAll(/\{\{(\w+)\}\}/g, (blank, name) => words.get(name) ?? blank),
  };
}

/** Writes down which files all of it was made of, so that it is made anew once one of them has changed. */
function listSources(): Plugin {
  return {
    name: 'list-sources',
    generateBundle() {
      const files = [...this.getModuleIds()]
        .filter((id) => !id.startsWith('\0') && !id.includes('/node_modules/'))
        .map((id) => relative(here('../..'), id.replace(/\?.*$/, '')));
      const source = JSON.stringify([...new Set(files)].sort());
      this.emitFile({ type: 'asset', fileName: '.sources.json', source });
    },
  };
}
