import { describe, expect, it } from 'vitest';
import { connectRaw, dataOf } from '../testing/raw-client.ts';
import { EVENT, request, trigger } from '../testing/signed-request.ts';
import { startChannels } from '../testing/start-channels.ts';

describe('POST /events', () => {
  it('reaches the subscribers of each channel, and answers {}', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('a');
    await client.subscribe('private-b');
    const response = await trigger(running, { ...EVENT, channels: ['a', 'private-b', 'empty'] });
    expect(response).toEqual({ status: 200, body: {} });
    const events = [await client.next('event'), await client.next('event')];
    expect(new Set(events.map(({ channel }) => channel))).toEqual(new Set(['a', 'private-b']));
    expect(events[0]).toEqual({ event: 'event', channel: events[0]?.channel, data: '{}' });
  });

  it('takes one channel too, data of any text, and reaches it once where it is named twice', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('news');
    await trigger(running, { name: 'one', channel: 'news', data: 'plain "text" \u2028 é' });
    expect((await client.next('one')).data).toBe('plain "text" \u2028 é');
    await trigger(running, { ...EVENT, channels: ['news', 'news'] });
    await client.next('event');
    await client.settle();
    expect(client.received.filter(({ event }) => event === 'event')).toHaveLength(1);
  });

  it('leaves the connection out that socket_id names', async () => {
    const running = await startChannels();
    const [left, reached] = await Promise.all([connectRaw(running.port), connectRaw(running.port)]);
    await left.subscribe('news');
    await reached.subscribe('news');
    await running.api.trigger('news', 'event', {}, { socket_id: left.socketId });
    await running.api.trigger('news', 'last', {});
    await Promise.all([left.next('last'), reached.next('last')]);
    expect(left.received.map(({ event }) => event)).not.toContain('event');
    expect(reached.received.map(({ event }) => event)).toContain('event');
  });

  it('returns what info asks for, of each channel what it has', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('presence-a', { user_id: 'ana' });
    await client.subscribe('news');
    const channels = ['presence-a', 'news', '__proto__'];
    const info = 'user_count,subscription_count';
    expect((await trigger(running, { ...EVENT, channels, info })).body).toEqual({
      channels: JSON.parse(
        '{"presence-a":{"user_count":1,"subscription_count":1},"news":{"subscription_count":1},"__proto__":{"subscription_count":0}}',
      ),
    });
  });

  it.each([
    ['without a name', { ...EVENT, name: undefined }, 400],
    ['with an empty name', { ...EVENT, name: '' }, 400],
    ['with a name of 201 characters', { ...EVENT, name: 'a'.repeat(201) }, 400],
    ['without data', { ...EVENT, data: undefined }, 400],
    ['with null for data', { ...EVENT, data: null }, 400],
    ['without a channel', { ...EVENT, channels: undefined }, 400],
    ['with no channels', { ...EVENT, channels: [] }, 400],
    [
      'with 101 channels',
      { ...EVENT, channels: Array.from({ length: 101 }, (_, n) => `c${n}`) },
      400,
    ],
    ['with a channel that is no string', { ...EVENT, channels: [1] }, 400],
    ['with an odd channel name', { ...EVENT, channels: ['a b'] }, 400],
    ['with a channel name of 165 characters', { ...EVENT, channels: ['a'.repeat(165)] }, 400],
    ['with an odd socket_id', { ...EVENT, socket_id: 'x' }, 400],
    ['with an unknown info', { ...EVENT, info: 'weather' }, 400],
    ['that is no JSON', '{', 400],
    ['that is no object', '[]', 400],
    ['with 10241 bytes of data', { ...EVENT, data: 'x'.repeat(10_241) }, 413],
    ['with 10242 bytes in 5121 characters', { ...EVENT, data: 'é'.repeat(5121) }, 413],
    ['of more than 1 MB', { ...EVENT, extra: 'x'.repeat(1_048_576) }, 413],
  ])('refuses an event %s', async (_what, body, status) => {
    const response = await trigger(await startChannels(), body);
    expect(response).toEqual({ status, body: expect.stringMatching(/.+\n/) });
  });

  it('takes 100 channels, a name of 200 characters and 10240 bytes of data', async () => {
    const running = await startChannels();
    const channels = Array.from({ length: 100 }, (_, n) => `c${n}`);
    const body = { name: 'a'.repeat(200), channels, data: 'x'.repeat(10_240) };
    expect(await trigger(running, body)).toEqual({ status: 200, body: {} });
  });
});

describe('POST /batch_events', () => {
  it('sends each event to its channel, in order', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('a');
    const response = await running.api.triggerBatch([
      { channel: 'a', name: 'n', data: 1 },
      { channel: 'b', name: 'n', data: 2 },
      { channel: 'a', name: 'n', data: 3 },
    ]);
    expect(await response.json()).toEqual({});
    expect(dataOf(await client.next('n'))).toBe(1);
    expect(dataOf(await client.next('n'))).toBe(3);
  });

  it('returns info in the order of the events', async () => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('presence-a', { user_id: 'ana' });
    const batch = [
      { channel: 'presence-a', name: 'n', data: '', info: 'user_count' },
      { channel: 'b', name: 'n', data: '' },
      { channel: 'b', name: 'n', data: '', info: 'subscription_count' },
    ];
    expect(await request(running, 'POST', '/batch_events', { body: { batch } })).toEqual({
      status: 200,
      body: { batch: [{ user_count: 1 }, {}, { subscription_count: 0 }] },
    });
  });

  const event = { channel: 'a', name: 'n', data: '' };
  it.each([
    ['of 11 events', { batch: Array.from({ length: 11 }, () => event) }, 400],
    ['without a list', {}, 400],
    ['with an event without a channel', { batch: [{ name: 'n', data: '' }] }, 400],
    ['with an unknown info', { batch: [{ ...event, info: 'weather' }] }, 400],
    [
      'with too much data in one event',
      { batch: [event, { ...event, data: 'x'.repeat(10_241) }] },
      413,
    ],
  ])('refuses a batch %s, and sends none of it', async (_what, body, status) => {
    const running = await startChannels();
    const client = await connectRaw(running.port);
    await client.subscribe('a');
    expect(await request(running, 'POST', '/batch_events', { body })).toMatchObject({ status });
    await client.settle();
    expect(client.received.map((message) => message.event)).not.toContain('n');
  });
});
