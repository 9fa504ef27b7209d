import { describe, expect, it } from 'vitest';
import { connectRaw } from './testing/raw-client.ts';
import { refusedUpgrade } from './testing/refused-upgrade.ts';
import { startChannels } from './testing/start-channels.ts';

function fail(): never {
  throw new Error('a fault of the server');
}
const BROKEN = { channelAllowed: (name: string) => (name === 'broken' ? fail() : true) };

describe('a fault of the server', () => {
  it('at a message ends that connection alone, in words, and is reported', async () => {
    const { port, errors } = await startChannels({ app: BROKEN });
    const [unlucky, other] = [await connectRaw(port), await connectRaw(port)];
    unlucky.send({ event: 'pusher:subscribe', data: { channel: 'broken' } });
    expect((await unlucky.next('pusher:error')).data).toMatchObject({ code: 4100 });
    expect((await unlucky.closed).code).toBe(4100);
    await other.settle();
    expect(errors.map(({ message }) => message)).toEqual(['a fault of the server']);
  });

  it('at a request is answered with 500 in words, and is reported', async () => {
    const { port, api, errors } = await startChannels({ app: BROKEN });
    await expect(api.trigger('broken', 'e', {})).rejects.toMatchObject({
      status: 500,
      body: 'The server failed at this request\n',
    });
    await (await connectRaw(port)).settle();
    expect(errors).toHaveLength(1);
  });

  it('at a handshake is answered with 500, and is reported', async () => {
    let broken = true;
    const { port, errors } = await startChannels({
      clientAddress: () => (broken ? fail() : 'here'),
    });
    expect(await refusedUpgrade(port)).toMatchObject({ status: 500 });
    broken = false;
    await (await connectRaw(port)).settle();
    expect(errors).toHaveLength(1);
  });
});
