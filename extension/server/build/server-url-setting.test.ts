import { describe, expect, it } from 'vitest';
import { serverAddress } from './server-url-setting.ts';

describe('WXT_SERVER_URL', () => {
  it.each([
    [undefined, 'http://127.0.0.1:8787/'],
    ['https://alongside.example.com', 'https://alongside.example.com/'],
    ['http://localhost:9000', 'http://localhost:9000/'],
  ])('may be %s', (setting, href) => {
    expect(serverAddress(setting).href).toBe(href);
  });

  it.each([
    ['', 'is empty'],
    ['alongside.example.com', 'is no web address'],
    ['127.0.0.1:8787', 'is no web address'],
    ['wss://alongside.example.com', 'is no web address'],
    ['https://alongside.example.com/', 'ends in a slash'],
    ['https://alongside.example.com?x', 'has a query'],
    ['https://ana:secret@alongside.example.com', 'names a user'],
  ])('is refused as %j, by which no request gets there', (setting, why) => {
    expect(() => serverAddress(setting)).toThrow(`WXT_SERVER_URL ${why}`);
    expect(() => serverAddress(setting)).not.toThrow('secret');
  });
});
