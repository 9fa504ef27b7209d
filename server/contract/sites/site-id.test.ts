import { expect, it } from 'vitest';
import { siteIdOf } from './site-id.ts';

it.each([
  ['https://learn.example.com', 'learn-example-com'],
  ['https://LEARN.example.com', 'learn-example-com'],
  ['https://*.example.com', 'example-com'],
  ['http://127.0.0.1:*', '127-0-0-1'],
  ['https://learn.example.com:8443', 'learn-example-com-8443'],
  ['http://[::1]:80', '1-80'],
])('the id of a site at %s is %s', (origin, id) => {
  expect(siteIdOf(origin)).toBe(id);
});

it('the id of a long host is as short as any, and its own', () => {
  const hosts = ['algebra', 'geometry', 'räume', 'räumen', '課程'].map(
    (name) => `https://${name}.department-of-mathematics.example.edu`,
  );
  const ids = hosts.map(siteIdOf);
  expect(new Set(ids).size).toBe(hosts.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,24}$/);
});
