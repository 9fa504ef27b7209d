import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXTENSION_DIR } from '../../../tools/browser/extension-dir.ts';
import { publishableKey } from '../frontend-api/hosts.ts';
import { FORM } from '../support/clerk-learner.ts';
import type { ConfigServer } from '../support/config-server.ts';
import { otherServer, stage } from './stage.ts';

describe('a server with another identity', () => {
  it.each<[string, ConfigServer['identity'], RegExp]>([
    ['that has no Clerk', { kind: 'local' }, /without it/],
    [
      'of another Clerk instance',
      { kind: 'clerk', publishableKey: publishableKey('live') },
      /different Clerk instances/,
    ],
  ])('%s is told from the right one in the popup', async (_what, identity, words) => {
    otherServer.identity = identity;
    const stranger = await stage.browser({ serverUrl: otherServer.url });
    const popup = await stranger.popup(await stranger.open('about:blank'));
    const said = await popup.waitForSelector('[data-part="identity-mismatch"]');
    expect(await said?.evaluate((element) => element.textContent)).toMatch(words);
    expect(await popup.$(FORM.email)).toBeNull();
  });

  it('is told from the right one by an extension without Clerk, too', async () => {
    const stranger = await stage.browser({ extensionDir: EXTENSION_DIR });
    const popup = await stranger.popup(await stranger.open('about:blank'));
    const said = await popup.waitForSelector('[data-part="identity-mismatch"]');
    expect(await said?.evaluate((element) => element.textContent)).toMatch(/built without it/);
    expect(await popup.$('input')).toBeNull();
  });
});

describe('a server that works with this extension no more', () => {
  it('is said to be newer in the popup, and nobody is asked to sign in', async () => {
    otherServer.identity = { kind: 'clerk', publishableKey: publishableKey('test') };
    otherServer.oldestExtension = '99.0.0';
    const stranger = await stage.browser({ serverUrl: otherServer.url });
    const popup = await stranger.popup(await stranger.open('about:blank'));
    const said = await popup.waitForSelector('.trouble');
    expect(await said?.evaluate((element) => element.textContent)).toMatch(/is being updated/);
    expect(await popup.$(FORM.email)).toBeNull();
  });
});

describe('a build', () => {
  it.each([
    ['for Clerk holds nothing of the local identity', () => stage.extensionDir, 'local-identity'],
    ['without Clerk holds nothing of Clerk', () => EXTENSION_DIR, '__clerk_db_jwt'],
  ])('%s', async (_what, directory, code) => {
    const files = await readdir(directory(), { recursive: true });
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts).toContain('background.js');
    for (const file of scripts) {
      expect(await readFile(join(directory(), file), 'utf8')).not.toContain(code);
    }
  });
});
