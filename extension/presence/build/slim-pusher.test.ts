import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withoutEncryptedChannels } from './slim-pusher.ts';

const code = await readFile('node_modules/pusher-js/dist/worker/pusher.worker.js', 'utf8');

describe('pusher-js without encrypted channels', () => {
  it('holds no decoder of them any more, and all else', () => {
    const slim = withoutEncryptedChannels(code);
    expect(slim).not.toMatch(/class EncryptedChannel|URLSafeCoder/);
    expect(slim).toMatch(/class PresenceChannel/);
    expect(code.length - slim.length).toBeLessThan(code.length / 5);
  });

  it('fails the build where they are written another way', () => {
    expect(() => withoutEncryptedChannels(code.replaceAll('utf8', 'text'))).toThrow(
      /has changed.*utf8/,
    );
  });
});
