import { describe, expect, it } from 'vitest';
import { parseMember } from './member.ts';

describe('parseMember', () => {
  it('takes a well-formed user_info', () => {
    const info = { id: 'u', name: 'Ana', imageUrl: 'https://img.test/a.png' };
    expect(parseMember('u', info)).toEqual(info);
  });

  it('takes who teaches for that, and any other role for none', () => {
    const ana = { name: 'Ana', imageUrl: null };
    expect(parseMember('u', { ...ana, role: 'instructor' }).role).toBe('instructor');
    for (const role of ['king', 7, null]) {
      expect(parseMember('u', { ...ana, role })).toEqual({ id: 'u', ...ana });
    }
  });

  it('goes by the id of the member, not the one in user_info', () => {
    expect(parseMember('u', { id: 'someone-else', name: 'Ana', imageUrl: null }).id).toBe('u');
  });

  it.each([undefined, null, {}, [], 7, 'Ana'])(
    'makes one without a name, who is only counted, of %j',
    (info) => {
      expect(parseMember('u', info)).toEqual({ id: 'u', name: '', imageUrl: null });
    },
  );

  it('takes when their visit began, where that is a time', () => {
    const ana = { name: 'Ana', imageUrl: null };
    expect(parseMember('u', { ...ana, since: 7 })).toEqual({ id: 'u', ...ana, since: 7 });
    expect(parseMember('u', { ...ana, since: 'then' })).toEqual({ id: 'u', ...ana });
  });

  it.each([{ name: 7 }, { name: '' }, { name: ' \u200b ' }, { name: '\u3164' }])(
    'makes a nameless learner of %j',
    (info) => {
      expect(parseMember('u', info)).toEqual({ id: 'u', name: 'Learner', imageUrl: null });
    },
  );

  it.each([
    'http://img.test/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    '/a.png',
    7,
    {},
    `https://img.test/${'a'.repeat(600)}`,
  ])('keeps the name and drops the picture %j', (imageUrl) => {
    expect(parseMember('u', { name: 'Ana', imageUrl })).toEqual({
      id: 'u',
      name: 'Ana',
      imageUrl: null,
    });
  });
});
