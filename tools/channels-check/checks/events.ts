import { type Check, expectThat } from '../check.ts';

/** Channels of one request, events of one batch, characters of a name, bytes of an event: Pusher's own limits. */
const CHANNELS_AT_ONCE = 100;
const BATCH = 10;
const NAME_CHARS = 164;
const DATA_BYTES = 10_240;

/** What the server says, and where it is heard. */
export const EVENT_CHECKS: readonly Check[] = [
  {
    what: `an event for ${CHANNELS_AT_ONCE} channels at once`,
    otherwise: 'who is in many rooms is not taken out of all of them at once',
    async run({ connect, api, unique }) {
      const prefix = unique('private-');
      const channels = Array.from({ length: CHANNELS_AT_ONCE }, (_, at) => `${prefix}-${at}`);
      const client = await connect();
      const [first = '', last = ''] = [channels[0], channels.at(-1)];
      for (const channel of [first, last]) await client.join(channel);
      await api.trigger(channels, 'check', {});
      for (const name of [first, last]) {
        await client.until(
          `the event on ${name}`,
          ({ event, channel }) => event === 'check' && channel === name,
        );
      }
    },
  },
  {
    what: `a batch of ${BATCH} events`,
    otherwise: 'nothing changes today, as the product sends none',
    isOptional: true,
    async run({ connect, api, unique }) {
      const channel = unique('private-');
      const client = await connect();
      await client.join(channel);
      const batch = Array.from({ length: BATCH }, (_, at) => ({
        channel,
        name: `check-${at}`,
        data: {},
      }));
      await api.triggerBatch(batch);
      for (const { name } of batch) await client.until(name, ({ event }) => event === name);
    },
  },
  {
    what: `an event of ${DATA_BYTES.toLocaleString('en')} bytes`,
    otherwise: 'long messages to a page, and faces of a crowd with long names, are lost',
    async run({ connect, api, unique }) {
      const channel = unique('private-');
      const client = await connect();
      await client.join(channel);
      // The quotes of JSON count, too.
      const text = 'x'.repeat(DATA_BYTES - 2);
      await api.trigger(channel, 'check', text);
      const { data } = await client.until('the event', ({ event }) => event === 'check');
      expectThat(String(data).includes(text), `of ${DATA_BYTES} bytes came ${String(data).length}`);
    },
  },
  {
    what: `channel names of ${NAME_CHARS} characters`,
    otherwise: 'rooms with long ids are not entered',
    async run({ connect, api, unique }) {
      const start = unique('private-here-');
      const channel = start + 'A-_=@,.;9'.repeat(20).slice(0, NAME_CHARS - start.length);
      const client = await connect();
      await client.join(channel);
      await api.trigger(channel, 'check', {});
      await client.until('the event', ({ event }) => event === 'check');
    },
  },
  {
    what: 'cache channels: who comes later hears the last event',
    otherwise: 'who comes to a crowd knows how many are there by the server’s answer alone',
    async run({ connect, api, unique }) {
      const channel = unique('private-cache-');
      await (await connect()).join(channel);
      await api.trigger(channel, 'check', { seq: 1 });
      await api.trigger(channel, 'check', { seq: 2 });
      const late = await connect();
      await late.join(channel);
      const { data } = await late.until('the last event', ({ event }) => event === 'check');
      expectThat(String(data).includes('2'), `the last event was ${data}, and not the second`);
    },
  },
];
