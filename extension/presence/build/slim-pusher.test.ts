import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withoutUnused } from './slim-pusher.ts';

const code = await readFile('node_modules/pusher-js/dist/worker/pusher.worker.js', 'utf8');

describe('pusher-js without what is of no use here', () => {
  it('makes no encrypted channel and nothing in place of a WebSocket, and has all else', () => {
    const slim = withoutUnused(code);
    expect(slim).not.toMatch(/class EncryptedChannel|private-encrypted-'\) |URLSafeCoder/);
    expect(slim).not.toMatch(/timeline\.(?:info|error)\(/);
    expect(slim).not.toMatch(/new http_socket|new HTTPRequest/);
    expect(slim).toMatch(/class Logger \{.*^ {4}log\(\) \{\}$/ms);
    expect(slim).not.toMatch(/= worker_runtime\.getLocalStorage/);
    expect(slim).not.toMatch(/ajax: fetch_auth|= ChannelAuthorizerProxy\(|events\.push/);
    expect(slim).not.toMatch(/logger\.(?:debug|warn|error)\(|buildLogSuffix\(/);
    expect(slim).not.toMatch(/stringify\.apply\(this, arguments\)/);
    expect(slim).not.toMatch(/(?:reset|send)ActivityCheck|this\.watchlist =/);
    expect(slim).not.toMatch(/_subscribeChannels|this\.timelineSender|opts\.authTransport/);
    expect(slim).toMatch(/class PresenceChannel/);
    expect(code.length - slim.length).toBeLessThan(code.length / 4);
  });

  it('fails the build where they are written another way', () => {
    expect(() => withoutUnused(code.replaceAll('utf8', 'text'))).toThrow(/has changed.*utf8/);
  });
});
