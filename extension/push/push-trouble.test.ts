import { describe, expect, it } from 'vitest';
import { SignedOutError } from '../identity/identity.ts';
import { ServerError } from '../server/server-error.ts';
import { TimeoutError } from '../timing/with-timeout.ts';
import { pushTroubleOf } from './push-trouble.ts';

describe('what keeps notifications from being on', () => {
  it.each([
    ['a push service that never answers', new TimeoutError('it', 1), 'network'],
    ['a browser without a push service', new DOMException('', 'AbortError'), 'service'],
    [
      'a push service that the server does not send to',
      new ServerError('', 422, 'endpoint-refused'),
      'endpoint',
    ],
    ['a server that can’t be reached', new ServerError('', null, null), 'server'],
    ['a session that has ended', new SignedOutError(), 'server'],
  ])('is %s', (_, error, trouble) => {
    expect(pushTroubleOf(error)).toEqual({ state: 'trouble', trouble });
  });

  it('is the browser’s own setting', () => {
    expect(pushTroubleOf(new DOMException('', 'NotAllowedError'))).toEqual({ state: 'blocked' });
  });

  it('is not a fault of ours, which nobody is to swallow', () => {
    expect(() => pushTroubleOf(new TypeError('a fault'))).toThrow('a fault');
  });
});
