import { describe, expect, it } from 'vitest';
import { nestedJson } from './testing/nested-json.ts';
import { connectRaw, type RawClient } from './testing/raw-client.ts';
import { authFor } from './testing/sign.ts';
import { type RunningChannels, startChannels } from './testing/start-channels.ts';

/** What `JSON.parse` takes and `JSON.stringify` can't. */
const DEEP = nestedJson(4600);

function subscribeWith(client: RawClient, channelData: string): void {
  const auth = authFor(`${client.socketId}:presence-a:${channelData}`);
  const data = { channel: 'presence-a', auth, channel_data: channelData };
  client.send({ event: 'pusher:subscribe', data });
}

async function post({ api, port }: RunningChannels, path: string, body: string) {
  const query = api.createSignedQueryString({ method: 'POST', path, body });
  const response = await fetch(`http://127.0.0.1:${port}${path}?${query}`, {
    method: 'POST',
    body,
  });
  return { status: response.status, text: await response.text() };
}

describe('JSON nested 4,600 deep', () => {
  it.each([
    ['in a client event', `{"event":"client-a","channel":"x","data":${DEEP}}`],
    ['in a subscription', `{"event":"pusher:subscribe","data":{"channel":"a","x":${DEEP}}}`],
    ['in place of a message', DEEP],
    ['in encoded data', JSON.stringify({ event: 'pusher:subscribe', data: `{"x":${DEEP}}` })],
  ])('%s of a stranger is refused in words and ends nobody', async (_what, frame) => {
    const { port, errors } = await startChannels();
    const [stranger, other] = [await connectRaw(port), await connectRaw(port)];
    stranger.send(frame);
    expect(await stranger.next('pusher:error')).toMatchObject({
      data: { code: null, message: expect.stringContaining('deeper than 64') },
    });
    await Promise.all([stranger.settle(), other.settle()]);
    expect(errors).toEqual([]);
  });

  it('in signed channel_data is refused in words', async () => {
    const { port, errors } = await startChannels();
    const client = await connectRaw(port);
    subscribeWith(client, `{"user_id":"ana","user_info":${DEEP}}`);
    expect((await client.next('pusher:subscription_error')).data).toMatchObject({
      type: 'InvalidChannelData',
      error: expect.stringContaining('deeper than 64'),
    });
    await client.settle();
    expect(errors).toEqual([]);
  });

  it('in signed user_data is refused in words', async () => {
    const { port, errors } = await startChannels();
    const client = await connectRaw(port);
    const userData = `{"id":"ana","user_info":${DEEP}}`;
    const auth = authFor(`${client.socketId}::user::${userData}`);
    client.send({ event: 'pusher:signin', data: { auth, user_data: userData } });
    expect((await client.next('pusher:error')).data).toMatchObject({ code: 4009 });
    expect((await client.closed).code).toBe(4009);
    expect(errors).toEqual([]);
  });

  it.each([
    ['/apps/1/events', `{"name":"e","channel":"a","data":${DEEP}}`],
    ['/apps/1/batch_events', `{"batch":[{"name":"e","channel":"a","data":${DEEP}}]}`],
  ])('in a signed body of %s is answered with 400', async (path, body) => {
    const running = await startChannels();
    expect(await post(running, path, body)).toMatchObject({
      status: 400,
      text: expect.stringContaining('deeper than 64'),
    });
    expect(running.errors).toEqual([]);
  });
});

describe('what a client or server sends', () => {
  it('is passed on as it stands, not made anew', async () => {
    const { port } = await startChannels();
    const [sender, receiver] = [await connectRaw(port), await connectRaw(port)];
    const texts: string[] = [];
    receiver.webSocket.on('message', (data) => texts.push(String(data)));
    await sender.subscribe('private-a');
    await receiver.subscribe('private-a');
    sender.send('{"event":"client-a","channel":"private-a","data":{ "n": 1.50, "s":"\\u00e9" }}');
    await receiver.next('client-a');
    expect(texts.at(-1)).toBe(
      '{"event":"client-a","channel":"private-a","data":{ "n": 1.50, "s":"\\u00e9" }}',
    );
    await receiver.subscribe('presence-a', { user_id: 'witness' });
    subscribeWith(sender, '{"user_id":7,"user_info":{"n":1.50}}');
    expect((await receiver.next('pusher_internal:member_added')).data).toBe(
      '{"user_id":"7","user_info":{"n":1.50}}',
    );
  });
});
