import { describe, expect, it } from 'vitest';
import { mayAsk } from './may-ask.ts';

describe('what nobody waits for', () => {
  it.each([
    ['is asked of a server that answers', true, 'live', true],
    ['is asked of one that did not answer once, while connected', false, 'live', true],
    ['is left while the connection looks for the server', false, 'reconnecting', false],
    ['is left while the server can’t be reached', false, 'unreachable', false],
    ['is asked while the connection is being made', true, 'connecting', true],
    ['is left while the browser is offline, whatever was last', true, 'offline', false],
  ] as const)('%s', (_, answers, connection, expected) => {
    expect(mayAsk(answers, connection)).toBe(expected);
  });
});
