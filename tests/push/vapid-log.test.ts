import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import webPush from 'web-push';
import { ServerConfig } from '../../server/contract/api.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import type { PushService } from '../push-service/push-service.ts';
import { startPushService } from '../push-service/start-push-service.ts';
import { signInAdmin, signInTo } from './admin-client.ts';
import { ROLE_SECRET } from './role-secret.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const PATIENCE_MS = 30_000;

let push: PushService;
let dataDir: string;
let server: ChildProcess;
let written: string;

beforeEach(async () => {
  push = await startPushService();
  dataDir = await makeDataDir();
});
afterEach(async () => {
  server.kill('SIGKILL');
  await push.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

describe('the VAPID private key', () => {
  it('is never written out at the most verbose level, where the server made it', async () => {
    start({});
    await sendAll(await ready());
    const kept = await readFile(join(dataDir, 'vapid-keys.json'), 'utf8');
    expectSecret(v.parse(v.object({ privateKey: v.string() }), JSON.parse(kept)).privateKey);
  });

  it('is never written out at the most verbose level, where the environment holds it', async () => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    start({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey });
    await sendAll(await ready());
    expectSecret(privateKey);
  });

  it.each([
    ['belongs to another public key', (key: string) => key],
    ['is cut off', (key: string) => key.slice(1)],
  ])('is not quoted by what is said when it %s', async (_what, change) => {
    const privateKey = change(webPush.generateVAPIDKeys().privateKey);
    const { publicKey } = webPush.generateVAPIDKeys();
    start({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey });
    await once(server, 'close');
    expect(written).toContain('VAPID_PRIVATE_KEY');
    expectSecret(privateKey);
  });
});

/** Starts a server of which every byte is kept, from the first on. */
function start(env: Record<string, string>): void {
  written = '';
  server = spawn(process.execPath, [MAIN], {
    env: {
      ...{ PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace' },
      LOCAL_ROLE_SECRET: ROLE_SECRET,
      ...push.senderEnv,
      ...env,
    },
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
}

async function ready(): Promise<string> {
  return vi.waitFor(() => {
    const url = /^ready (\S+)$/m.exec(written)?.[1];
    if (url === undefined) throw new Error(written);
    return url;
  }, PATIENCE_MS);
}

/** Has the server sign: for a push service that takes it, one that refuses the signature, and one that is gone. */
async function sendAll(url: string): Promise<void> {
  const config = v.parse(ServerConfig, await (await fetch(`${url}/api/config`)).json());
  const ana = await signInTo(url, 'Ana');
  const subscription = await push.createSubscription({
    applicationServerKey: config.push.vapidPublicKey,
  });
  await ana('PUT', '/api/me/push-subscriptions', subscription);
  const admin = await signInAdmin(url);
  for (const answer of [201, 403, 410]) {
    await push.behave({ answer });
    const { id } = await admin.send({ title: `Answered ${answer}` });
    await admin.until(id, ({ status }) => status === 'done');
  }
  const closed = once(server, 'close');
  server.kill('SIGTERM');
  await closed;
  expect(written).toContain('a push service refused messages');
  expect(await push.deliveries()).toHaveLength(3);
}

function expectSecret(privateKey: string): void {
  expect(written).not.toContain(privateKey);
  const bytes = Buffer.from(privateKey, 'base64url');
  for (const encoding of ['base64', 'hex'] as const) {
    expect(written).not.toContain(bytes.toString(encoding));
  }
}
