import { describe, expect, it } from 'vitest';
import { parseClientMessage } from './client-message.ts';

describe('parseClientMessage', () => {
  it.each([
    ['{"event":"pusher:ping","data":{}}', { kind: 'ping' }],
    ['{"event":"pusher:pong"}', { kind: 'pong' }],
    [
      '{"event":"pusher:subscribe","data":{"channel":"a","auth":"","channel_data":null}}',
      { kind: 'subscribe', channel: 'a', auth: null, channelData: null },
    ],
    [
      '{"event":"pusher:subscribe","data":"{\\"channel\\":\\"a\\",\\"auth\\":\\"k:s\\"}"}',
      { kind: 'subscribe', channel: 'a', auth: 'k:s', channelData: null },
    ],
    [
      '{"event":"pusher:unsubscribe","data":{"channel":"a"}}',
      { kind: 'unsubscribe', channel: 'a' },
    ],
    [
      '{"event":"pusher:signin","data":{"auth":"k:s","user_data":"{}"}}',
      { kind: 'signin', auth: 'k:s', userData: '{}' },
    ],
    [
      '{"event":"client-a","channel":"private-a","data":[1]}',
      {
        kind: 'client-event',
        event: 'client-a',
        channel: 'private-a',
        data: { json: '[1]', text: '[1]' },
      },
    ],
  ])('reads %s', (text, message) => {
    expect(parseClientMessage(text, 64)).toEqual(message);
  });

  it.each([
    ['', 'invalid JSON'],
    ['{', 'invalid JSON'],
    ['null', 'invalid JSON'],
    ['[]', 'invalid JSON'],
    ['"pusher:ping"', 'invalid JSON'],
    ['{}', 'event name'],
    ['{"event":1}', 'event name'],
    ['{"event":{"toString":"x"}}', 'event name'],
    ['{"event":"pusher:subscribe"}', 'without data'],
    ['{"event":"pusher:subscribe","data":"no"}', 'without data'],
    ['{"event":"pusher:subscribe","data":{"channel":1}}', 'without a channel'],
    ['{"event":"pusher:unsubscribe","data":{}}', 'without a channel'],
    ['{"event":"pusher:signin","data":{"auth":1}}', 'needs auth'],
    ['{"event":"client-a","data":{}}', 'names no channel'],
    ['{"event":"subscribe"}', 'Unsupported event'],
    ['{"__proto__":{"event":"pusher:ping"}}', 'event name'],
    ['{"constructor":{"prototype":{"event":"pusher:ping"}}}', 'event name'],
  ])('refuses %s', (text, why) => {
    expect(parseClientMessage(text, 64)).toMatchObject({
      kind: 'invalid',
      error: { message: expect.stringContaining(why) },
    });
  });
});
