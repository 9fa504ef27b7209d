import { expect, it, vi } from 'vitest';
import { serverUrl } from './stored.ts';

const { storage, looks } = vi.hoisted(() => {
  const kept: Record<string, unknown> = {};
  const listeners: ((changes: object) => void)[] = [];
  const looks: string[] = [];
  const area = {
    async get(key: string) {
      looks.push(key);
      return { ...kept };
    },
    async set(items: object) {
      Object.assign(kept, items);
      for (const listener of listeners) listener(items);
    },
    onChanged: { addListener: (listener: (changes: object) => void) => listeners.push(listener) },
  };
  return { storage: { local: area, session: area }, looks };
});
vi.mock('wxt/browser', () => ({ browser: { storage } }));

it('the address of the server is looked up once, and anew when something has changed it', async () => {
  const before = await serverUrl.get();
  await Promise.all([serverUrl.get(), serverUrl.get()]);
  expect(looks).toEqual(['serverUrl']);
  await storage.local.set({ serverUrl: 'https://other.example/' });
  expect(await serverUrl.get()).toBe('https://other.example');
  await serverUrl.set(before);
  expect(await serverUrl.get()).toBe(before);
  expect(looks).toHaveLength(3);
});
