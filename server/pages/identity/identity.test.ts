import { afterEach, describe, expect, it, vi } from 'vitest';
import { openIdentity } from './identity.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a page whose server does not say how people sign in', () => {
  it.each<[string, () => Promise<Response>]>([
    ['can’t be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['fails', async () => new Response('', { status: 502 })],
    ['is another one', async () => new Response('<!doctype html>')],
    ['says something else', async () => Response.json({ identity: { kind: 'none' } })],
  ])('says so where it %s', async (_how, answer) => {
    vi.stubGlobal('fetch', answer);
    await expect(openIdentity(() => undefined)).rejects.toThrow(
      'The server does not answer. Reload this page in a moment.',
    );
  });

  it('says so where it has not answered in 15 s', async () => {
    const late = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal);
    vi.stubGlobal(
      'fetch',
      (_path: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const opening = openIdentity(() => undefined);
    expect(timeout).toHaveBeenCalledWith(15_000);
    late.abort();
    await expect(opening).rejects.toThrow(
      'The server does not answer. Reload this page in a moment.',
    );
  });
});
