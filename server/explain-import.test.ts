import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest';
import { explainImport } from './explain-import.ts';

let write: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  write.mockRestore();
  process.exitCode = undefined;
});

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each([
  ['Prisma’s client', 'ERR_MODULE_NOT_FOUND', 'Cannot find module /x/database/generated/client.ts'],
  ['the pages', 'ENOENT', 'no such file, access /x/pages/generated/admin/index.html'],
])('says how to build %s', (_what, code, message) => {
  expect(explainImport(failure(code, message))).toBeNull();
  expect(write).toHaveBeenCalledWith('The server is not built yet. Run: npm run build:server\n');
  expect(process.exitCode).toBe(1);
});

it('says how to install what is not', () => {
  explainImport(failure('ERR_MODULE_NOT_FOUND', 'Cannot find package hono'));
  expect(write.mock.lastCall?.[0]).toContain('Run: npm ci --include=dev');
});

it.each([failure('ENOENT', 'no such file: /x/data'), new TypeError('x is not a function')])(
  'throws on what is no missing part: %s',
  (error) => {
    expect(() => explainImport(error)).toThrow(error);
    expect(write).not.toHaveBeenCalled();
  },
);
