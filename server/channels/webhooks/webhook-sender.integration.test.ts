import { createServer, type IncomingHttpHeaders } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WebhookOptions } from '../options.ts';
import { eventually } from '../testing/eventually.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { startChannels } from '../testing/start-channels.ts';

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

/** A receiver of webhooks which answers with these statuses, then with 200. */
async function receiver(...statuses: number[]) {
  const deliveries: Delivery[] = [];
  const http = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    deliveries.push({ headers: request.headers, body, at: performance.now() });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.close();
    http.closeAllConnections();
  });
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    deliveries,
    events: () =>
      deliveries.flatMap(({ body }): unknown[] => {
        const parsed: { events: unknown[] } = JSON.parse(body);
        return parsed.events;
      }),
  };
}

async function started(options: Partial<WebhookOptions> = {}, ...statuses: number[]) {
  const webhooks = await receiver(...statuses);
  const running = await startChannels({ webhooks: [{ url: webhooks.url, ...options }] });
  return { ...running, webhooks, client: await connectRaw(running.port) };
}

describe('webhooks', { timeout: 15_000 }, () => {
  it('are signed so that the server library takes them', async () => {
    const { api, client, webhooks } = await started();
    await client.subscribe('news');
    await eventually(() => expect(webhooks.deliveries).toHaveLength(1));
    const [delivery] = webhooks.deliveries;
    const webhook = api.webhook({
      headers: delivery?.headers ?? {},
      rawBody: delivery?.body ?? '',
    });
    expect(webhook.isValid()).toBe(true);
    expect(Math.abs(webhook.getTime().getTime() - Date.now())).toBeLessThan(10_000);
    expect(webhook.getEvents()[0]).toEqual({ name: 'channel_occupied', channel: 'news' });
    const forged = { headers: delivery?.headers ?? {}, rawBody: `${delivery?.body} ` };
    expect(api.webhook(forged).isValid()).toBe(false);
  });

  it('tell of all that happens, together and in order', async () => {
    const { client, webhooks } = await started();
    client.requestSubscription('presence-a', { user_id: 'ana' });
    client.send({ event: 'client-moved', channel: 'presence-a', data: { to: 1 } });
    client.requestSubscription('cache-a');
    await eventually(() => expect(webhooks.events()).toHaveLength(6));
    expect(webhooks.events()).toEqual([
      { name: 'channel_occupied', channel: 'presence-a' },
      { name: 'member_added', channel: 'presence-a', user_id: 'ana' },
      {
        name: 'client_event',
        channel: 'presence-a',
        event: 'client-moved',
        data: '{"to":1}',
        socket_id: client.socketId,
        user_id: 'ana',
      },
      { name: 'channel_occupied', channel: 'cache-a' },
      { name: 'subscription_count', channel: 'cache-a', subscription_count: 1 },
      { name: 'cache_miss', channel: 'cache-a' },
    ]);
    expect(webhooks.deliveries.length).toBeLessThan(6);
  });

  it('tell of an end only when it lasts for 3 seconds', async () => {
    const { port, client, webhooks } = await started({
      events: ['channel_occupied', 'channel_vacated', 'member_added', 'member_removed'],
    });
    await client.subscribe('presence-a', { user_id: 'ana' });
    client.webSocket.terminate();
    const again = await connectRaw(port);
    await again.subscribe('presence-a', { user_id: 'ana' });
    again.webSocket.terminate();
    await again.closed;
    const ended = performance.now();
    await eventually(() => expect(webhooks.events()).toHaveLength(4));
    expect(webhooks.events()).toEqual([
      { name: 'channel_occupied', channel: 'presence-a' },
      { name: 'member_added', channel: 'presence-a', user_id: 'ana' },
      { name: 'member_removed', channel: 'presence-a', user_id: 'ana' },
      { name: 'channel_vacated', channel: 'presence-a' },
    ]);
    expect((webhooks.deliveries.at(-1)?.at ?? 0) - ended).toBeGreaterThan(2900);
  });

  it('are repeated, the same and before any later one, until the receiver takes them', async () => {
    const { client, webhooks } = await started({ events: ['channel_occupied'] }, 302);
    await client.subscribe('a');
    await eventually(() => expect(webhooks.deliveries).toHaveLength(1));
    await client.subscribe('b');
    await eventually(() => expect(webhooks.deliveries).toHaveLength(3));
    const [first, second] = webhooks.deliveries;
    expect(second?.body).toBe(first?.body);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(990);
    expect(webhooks.events().at(-1)).toEqual({ name: 'channel_occupied', channel: 'b' });
  });

  it('are limited to the events that were asked for', async () => {
    const { client, webhooks } = await started({ events: ['member_added'] });
    await client.subscribe('news');
    await client.subscribe('presence-a', { user_id: 'ana' });
    await eventually(() => expect(webhooks.events()).toHaveLength(1));
    expect(webhooks.events()).toEqual([
      { name: 'member_added', channel: 'presence-a', user_id: 'ana' },
    ]);
  });

  it('that were asked for are undone also by those that were not', async () => {
    const { port, client, webhooks, channels } = await started({ events: ['channel_vacated'] });
    await client.subscribe('news');
    client.unsubscribe('news');
    await client.subscribe('news');
    client.requestSubscription('other');
    client.unsubscribe('other');
    await client.settle();
    await (await connectRaw(port)).subscribe('kept');
    await channels.close();
    const vacated = ['other', 'news', 'kept'].map((channel) => ({
      name: 'channel_vacated',
      channel,
    }));
    expect(webhooks.events()).toEqual(vacated);
  });

  it('that are held are sent at shutdown, and what is lost is reported', async () => {
    const { client, webhooks, channels, errors } = await started({ events: ['channel_vacated'] });
    await client.subscribe('news');
    await channels.close();
    expect(webhooks.events()).toEqual([{ name: 'channel_vacated', channel: 'news' }]);
    expect(errors).toEqual([]);

    const failing = await started({ events: ['channel_vacated'] }, 500);
    await failing.client.subscribe('news');
    await failing.channels.close();
    expect(failing.errors[0]?.message).toContain('500');
  });
});
