import { describe, expect, it } from 'vitest';
import { credentials } from '../protocol/signature.ts';
import { checkBody, checkSignature } from './authentication.ts';

/** https://pusher.com/docs/channels/library_auth_reference/rest-api/#worked-authentication-example */
const APP = credentials('278d425bdf160c739803', '7ad3773142a6692b25b8');
const BODY = Buffer.from(
  '{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}',
);
const QUERY = {
  auth_key: '278d425bdf160c739803',
  auth_timestamp: '1353088179',
  auth_version: '1.0',
  body_md5: 'ec365a775a4cd0599faeb73354201b6f',
  auth_signature: 'da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c',
};
const SIGNED_AT = 1_353_088_179_000;

function check(changes: Partial<Record<string, string>> = {}, now = SIGNED_AT, path?: string) {
  const query = new Map<string, string>();
  for (const [name, value] of Object.entries({ ...QUERY, ...changes })) {
    if (value !== undefined) query.set(name, value);
  }
  return checkSignature({ method: 'POST', path: path ?? '/apps/3/events', query }, APP, 600, now);
}

describe('checkSignature', () => {
  it("takes Pusher's example, in any order of its parameters", () => {
    expect(check()).toBeNull();
  });

  it.each([
    ['another path', check({}, SIGNED_AT, '/apps/4/events')],
    ['another body_md5', check({ body_md5: 'ec365a775a4cd0599faeb73354201b60' })],
    ['one more parameter', check({ info: 'user_count' })],
    ['another key', check({ auth_key: 'other' })],
    ['another version', check({ auth_version: '2.0' })],
    ['another signature', check({ auth_signature: 'a'.repeat(64) })],
    ['a short signature', check({ auth_signature: 'a' })],
    ['no signature', check({ auth_signature: '' })],
    ['a timestamp that is none', check({ auth_timestamp: 'NaN' })],
    ['a negative timestamp', check({ auth_timestamp: '-1' })],
  ])('refuses %s with 401 and an explanation', (_what, problem) => {
    expect(problem).toEqual({ status: 401, body: expect.stringMatching(/.+\n/) });
  });

  it('allows for 600 seconds of difference between the clocks', () => {
    expect(check({}, SIGNED_AT + 600_000)).toBeNull();
    expect(check({}, SIGNED_AT - 600_000)).toBeNull();
    expect(check({}, SIGNED_AT + 601_000)).toMatchObject({ status: 401 });
    expect(check({}, SIGNED_AT - 601_000)).toMatchObject({ status: 401 });
  });
});

describe('checkBody', () => {
  it('wants the MD5 of the body that was signed', () => {
    const query = new Map(Object.entries(QUERY));
    expect(checkBody(query, BODY)).toBeNull();
    expect(checkBody(query, Buffer.from(`${BODY} `))).toMatchObject({ status: 401 });
    expect(checkBody(new Map(), BODY)).toMatchObject({ status: 401 });
    expect(checkBody(new Map(), Buffer.alloc(0))).toBeNull();
  });
});
