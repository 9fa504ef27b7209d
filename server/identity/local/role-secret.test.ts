import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateRoleSecret } from './role-secret.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'alongside-role-secret-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('the role secret', () => {
  it('is made at the first start, for its owner alone, and told of then only', () => {
    const first = loadOrCreateRoleSecret(dataDir, null);
    const file = join(dataDir, 'role-secret');
    const secret = readFileSync(file, 'utf8');
    expect(secret).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.made).toEqual({ secret, file });
    const second = loadOrCreateRoleSecret(dataDir, null);
    expect(second.made).toBeNull();
    expect(second.matches(secret)).toBe(true);
  });

  it('may be configured, and is not kept then', () => {
    const configured = loadOrCreateRoleSecret(dataDir, 'correct horse');
    expect(configured.matches('correct horse')).toBe(true);
    expect(configured.made).toBeNull();
    expect(() => statSync(join(dataDir, 'role-secret'))).toThrow('ENOENT');
  });

  it.each(['', ' ', 'correct', 'correct horses', 'Correct horse', 'x'.repeat(10_000)])(
    'is not %j',
    (typed) => {
      expect(loadOrCreateRoleSecret(dataDir, 'correct horse').matches(typed)).toBe(false);
    },
  );

  it('may be typed with the space that a copy brings along', () => {
    expect(loadOrCreateRoleSecret(dataDir, 'correct horse').matches(' correct horse\n')).toBe(true);
  });

  it('proves nothing any more once it is another', () => {
    const one = loadOrCreateRoleSecret(dataDir, 'correct horse');
    const other = loadOrCreateRoleSecret(dataDir, 'battery staple');
    expect(one.proofFor('client token')).toBe(
      loadOrCreateRoleSecret(dataDir, 'correct horse').proofFor('client token'),
    );
    expect(other.proofFor('client token')).not.toBe(one.proofFor('client token'));
    expect(one.proofFor('another client token')).not.toBe(one.proofFor('client token'));
  });
});
