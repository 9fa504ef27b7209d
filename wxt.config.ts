import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { compileAtOnce } from './extension/build/compile-at-once.ts';
import { type BuildSettings, buildSettings } from './extension/build/settings.ts';
import { storeZipHooks } from './extension/build/store-zip.ts';
import { siteAccess } from './extension/chapter/build/content-scripts.ts';
import { originsPattern } from './extension/chapter/build/origins-pattern.ts';
import { siteScript, siteScriptName } from './extension/chapter/build/site-scripts.ts';
import { checkClerkBrowser } from './extension/identity/clerk/build/clerk-build.ts';
import { slimPusher } from './extension/presence/build/slim-pusher.ts';
import { manifestWords } from './extension/words/manifest.ts';
import { EXTENSION_KEY } from './server/contract/extension-id.ts';
import { readRulesFile } from './server/sites/site-rules.ts';

let read: BuildSettings | undefined;
/** Read at first use: by then WXT has taken up what `.env` files say, too. */
function settings(): BuildSettings {
  read ??= buildSettings(process.env, readRulesFile);
  return read;
}

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env.WXT_OUT_DIR ?? '.output', // what is for stores, or for Clerk's tests, stands beside the one in use
  manifestVersion: 3, // WXT's default for Firefox is 2
  imports: false,
  // `npm run dev` opens no browser: Chrome itself takes no extension from the command line any more.
  webExt: { disabled: true },
  manifest: ({ browser }) => {
    const { sites, server, clerk } = settings();
    if (clerk) checkClerkBrowser(browser);
    const { hosts, contentScripts } = siteAccess(sites);
    return {
      name: 'Alongside',
      description: manifestWords.description,
      permissions: [
        ...['storage', 'alarms', 'scripting', 'idle', 'activeTab'],
        // Firefox has no web push for extensions: https://github.com/w3c/webextensions/issues/208
        ...(browser === 'firefox' ? [] : ['notifications']),
        ...(clerk?.permissions ?? []),
      ],
      // Course sites, to run in tabs that are open already; the server, to reach it without CORS.
      host_permissions: [
        ...new Set([
          ...hosts,
          `${server.protocol}//${server.hostname}/*`,
          ...(clerk?.hostPermissions ?? []),
        ]),
      ],
      // Declared here and not by WXT's own wrapper, which would make them a kilobyte larger.
      content_scripts: contentScripts,
      action: { default_title: manifestWords.button },
      // 126 brings URL.parse(), 127 action.openPopup().
      ...(browser === 'firefox' ? firefox : { key: EXTENSION_KEY, minimum_chrome_version: '127' }),
    };
  },
  // What these understand need not be translated for older ones, such as CSS light-dark() and round().
  vite: ({ mode }) => {
    const { sites, clerk } = settings();
    const frames = sites.flatMap((site) => site.frames?.flatMap(({ origins }) => origins) ?? []);
    return {
      define: {
        COURSE_SITES: JSON.stringify(originsPattern(sites.flatMap(({ origins }) => origins))),
        FRAME_SITES: JSON.stringify(frames.length > 0 ? originsPattern(frames) : ''),
        READS_ELEMENTS: JSON.stringify(sites.some(({ pages }) => pages.some(({ read }) => read))),
        SITE_RULES: JSON.stringify(sites),
        UNIQUE_SITE: JSON.stringify(sites.find((site) => site.uniqueChapters)?.id ?? ''),
      },
      build: {
        sourcemap: false,
        // A schema that a bundle makes and never asks is left out of it, and so is a `v.parse` whose result
        // nobody takes: parse, don't validate. Clerk's code, minified as it is, may call anything `v`.
        rolldownOptions: {
          treeshake: clerk ? true : { manualPureFunctions: ['v', 'textUpTo', 'listOf'] },
        },
        modulePreload: { polyfill: false },
        target: ['chrome127', 'firefox147'],
        // A few percent smaller than Vite's own, where a chapter page pays for every byte.
        minify: mode === 'production' ? 'terser' : false,
        terserOptions: { ecma: 2020, compress: { passes: 6, unsafe_arrows: true } },
      },
      resolve: { alias: clerk?.alias ?? [] },
      plugins: [slimPusher(), ...(clerk?.plugins ?? [])],
    };
  },
  hooks: {
    ...storeZipHooks(),
    'build:publicAssets'(_wxt, files) {
      for (const [index, rule] of settings().sites.entries()) {
        files.push({ relativeDest: siteScriptName(index), contents: siteScript(index, rule) });
      }
    },
    'prepare:publicPaths'(_wxt, paths) {
      paths.push({ type: 'templateLiteral', path: `sites/\${number}.js` });
    },
    'vite:build:extendConfig'(entrypoints, { build, plugins, resolve }) {
      const isOf = (name: string) => entrypoints.some((entrypoint) => entrypoint.name === name);
      if (isOf('chapter') || isOf('overlay')) plugins?.push(compileAtOnce());
      if (isOf('people') && resolve) resolve.alias = [LENT_JSX];
      // Clerk's code is minified already: terser takes ten times as long for it and gains nothing.
      const isWorker = entrypoints.some(({ type }) => type === 'background');
      if (settings().clerk && isWorker && build?.minify) build.minify = 'oxc';
    },
  },
});

/** Where people are drawn by name there is Preact already. */
const LENT_JSX = {
  find: 'preact/jsx-runtime',
  replacement: fileURLToPath(new URL('extension/overlay/lent-jsx.ts', import.meta.url)),
};

const firefox = {
  browser_specific_settings: {
    gecko: {
      id: 'alongside@alongside.example',
      strict_min_version: '147.0', // the Navigation API
      data_collection_permissions: { required: ['personallyIdentifyingInfo', 'websiteActivity'] },
    },
  },
  // Firefox's own default adds upgrade-insecure-requests, which turns ws://127.0.0.1 into wss://.
  content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
};
