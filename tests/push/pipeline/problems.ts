import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ProblemBody } from '../../../server/contract/api.ts';
import { codeOf, hello, IVO, server } from './stage.ts';
import type { Token } from './token.ts';

export function describeProblems(): void {
  describe('a sender', () => {
    it.each<[string, object, string]>([
      ['nothing', {}, '400 malformed-request'],
      ['a field that is none', { colour: 'red' }, '400 malformed-request'],
      ['what no database can keep', { body: 'a\0b' }, '400 malformed-request'],
      ['half a character', { body: 'a\ud83d' }, '400 malformed-request'],
      ['a way out of the course', { url: 'https://evil.test/' }, '422 target-refused'],
      [
        'a button that leads out',
        { actions: [{ title: 'Go', url: '//evil.test' }] },
        '422 target-refused',
      ],
      ['a picture of a machine', { icon: 'https://169.254.169.254/x' }, '422 icon-refused'],
      ['a picture with a password', { icon: 'https://u:p@learn.test/x' }, '422 icon-refused'],
      ['a picture from elsewhere', { icon: 'https://elsewhere.test/x' }, '422 icon-refused'],
      ['a blob of the course', { url: 'blob:https://learn.test/0b5e' }, '422 target-refused'],
      [
        'more than a push can hold',
        { body: '課'.repeat(600), url: `/${'課'.repeat(900)}` },
        '422 notification-too-large',
      ],
      ['a moment long ago', { sendAt: '2020-01-01T00:00:00Z' }, '422 send-time-unusable'],
      ['a moment next century', { sendAt: '2120-01-01T00:00:00Z' }, '422 send-time-unusable'],
    ])('can’t send %s', async (_what, draft, code) => {
      const body = { ...draft, ...(Object.keys(draft).length > 0 && hello) };
      const refused = await server.ask('admin Ada', 'POST', '/admin/notifications', body);
      expect(await codeOf(refused)).toBe(code);
    });

    it.each<[string, Token, object, string[]]>([
      [
        'every field of the wrong shape',
        'admin Ada',
        { title: ' ', icon: 'http://x', actions: [{ title: 'Go', url: '' }] },
        ['#/title', '#/icon', '#/actions/0/url'],
      ],
      ['its picture', 'admin Ada', { icon: 'https://elsewhere.test/x' }, ['#/icon']],
      ['where it leads', 'admin Ada', { url: 'https://evil.test/' }, ['#/url']],
      [
        'where a button leads',
        'admin Ada',
        { actions: ['/', '//x'].map((url) => ({ title: 'Go', url })) },
        ['#/actions/1/url'],
      ],
      [
        'its length',
        'admin Ada',
        { body: '課'.repeat(600), url: `/${'課'.repeat(900)}` },
        ['#/body'],
      ],
      ['its time', 'admin Ada', { sendAt: '2020-01-01T00:00:00Z' }, ['#/sendAt']],
      ['its audience', IVO, { audience: { type: 'everyone' } }, ['#/audience']],
    ])('is told which field has to change: %s', async (_what, token, draft, pointers) => {
      const body = { ...hello, ...draft };
      const refused = await server.ask(token, 'POST', '/admin/notifications', body);
      const { errors = [] } = v.parse(ProblemBody, await refused.json());
      expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    });

    it.each<[string, string, object?]>([
      ['POST', '/admin/notifications?dryRun=perhaps', hello],
      ['GET', '/admin/learners?name=%00'],
      ['GET', `/admin/learners?name=${'a'.repeat(161)}`],
    ])('is told what is wrong with %s %.40s', async (method, path, body) => {
      const refused = await server.ask('admin Ada', method, path, body);
      expect(await codeOf(refused)).toBe('400 malformed-request');
    });
  });
}
