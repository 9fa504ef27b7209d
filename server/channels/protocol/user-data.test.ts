import { describe, expect, it } from 'vitest';
import { parseUserData } from './user-data.ts';

describe('parseUserData', () => {
  it('reads the id, what is told of the user, and the watchlist', () => {
    const text = '{"id":"ana","user_info":{"name":"Ana"},"watchlist":["ben",7],"other":1}';
    expect(parseUserData(text, { jsonDepth: 64 })).toEqual({
      id: 'ana',
      userInfo: '{"name":"Ana"}',
      watchlist: ['ben', '7'],
    });
  });

  it.each(['', '{', 'null', '[]', '{}', '{"id":""}', '{"id":{}}', '{"id":"a","watchlist":"b"}'])(
    'refuses %j',
    (text) => {
      expect(parseUserData(text, { jsonDepth: 64 })).toBeNull();
    },
  );
});
