import { expect, it } from 'vitest';
import { isOfOrigin } from '../../../server/contract/sites/origins.ts';
import { originsPattern } from './origins-pattern.ts';

const ORIGINS = [
  'https://learn.example.com',
  'https://*.school.example',
  'http://127.0.0.1:*',
  'http://[::1]:8080',
  'https://räume.example:8443',
];

it.each([
  'https://learn.example.com/a?b#c',
  'https://learn.example.com./',
  'https://learn.example.com:8443/',
  'http://learn.example.com/',
  'https://a.learn.example.com/',
  'https://learn-example.com/',
  'https://learn.example.com.evil.test/',
  'https://evil.test/https://learn.example.com/',
  'https://a.b.school.example/',
  'https://school.example/',
  'https://evilschool.example/',
  'https://a.school.example@evil.test/',
  'http://127.0.0.1:8787/x',
  'http://127.0.0.1/',
  'http://127.0.0.1.evil.test/',
  'http://[::1]:8080/',
  'http://[::1]/',
  'https://räume.example:8443/',
  'blob:https://learn.example.com/1',
  'about:blank',
])('takes %s for a page of the origins where it is one', (address) => {
  const url = new URL(address);
  const isOne = ORIGINS.some((origin) => isOfOrigin(url, origin));
  expect(new RegExp(originsPattern(ORIGINS)).test(url.href)).toBe(isOne);
});
