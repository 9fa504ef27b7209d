import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeliveryRecord } from '../delivery/delivery.ts';
import type { DeliveryLog } from '../delivery/delivery-log.ts';
import type { Subscription } from '../delivery/subscription.ts';
import type { Subscriptions } from '../delivery/subscriptions.ts';
import { LARGEST_BODY } from '../web-push/encrypted-body.ts';
import type { MessageHeaders } from '../web-push/message-headers.ts';
import { PushProblem } from '../web-push/push-problem.ts';
import type { Behaviours } from './behaviour.ts';
import { checkRequest } from './check-request.ts';
import { readBody } from './read-body.ts';
import { VapidCache } from './vapid-cache.ts';

/** Takes push messages from application servers (RFC 8030 section 5). */
export class PushEndpoint {
  readonly #subscriptions: Subscriptions;
  readonly #behaviours: Behaviours;
  readonly #log: DeliveryLog;
  readonly #vapid = new VapidCache();
  readonly #started = Date.now();
  #count = 0;

  constructor(subscriptions: Subscriptions, behaviours: Behaviours, log: DeliveryLog) {
    this.#subscriptions = subscriptions;
    this.#behaviours = behaviours;
    this.#log = log;
  }

  /** Handles one request from its headers to its answer, and keeps a record of it. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record: DeliveryRecord = {
      id: `0:${this.#started}%${++this.#count}`,
      at: Date.now(),
      endpoint: `https://${request.headers.host}${request.url}`,
      status: null,
      reason: null,
      message: null,
      content: null,
    };
    this.#log.add(record);
    const body = await readBody(request, LARGEST_BODY);
    if (!body) {
      record.reason = 'The sender hung up before the end of its message.';
    } else {
      try {
        await this.#take(record, request, body, response);
      } catch (error) {
        if (!(error instanceof PushProblem)) throw error;
        answer(response, record, error.status, error.message);
      }
    }
    this.#log.changed(record);
  }

  async #take(
    record: DeliveryRecord,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const { host = '' } = headers;
    const asked = { method, host, path, headers, body, at: record.at };
    const checked = checkRequest(asked, this.#subscriptions, this.#vapid);
    const seen = this.#behaviours.next(record.endpoint, host);
    if (seen.delay > 0 || seen.held) {
      await (seen.held ?? wait(seen.delay, undefined, { ref: false }));
      if (request.socket.destroyed) {
        record.reason = 'The sender hung up while it was told to wait.';
        return;
      }
      if (checked.subscription.gone) throw new PushProblem(410, 'The subscription has ended.');
    }
    if (seen.deliver) this.#deliver(record, checked.subscription, checked.headers, body);
    if (seen.answer === 'hang') {
      record.reason = 'Told never to answer.';
    } else if (seen.answer === 'cut') {
      record.reason = 'Told to cut the connection.';
      request.socket.destroy();
    } else if (seen.answer === 201) {
      const location = `https://${host}/message/${encodeURIComponent(record.id)}`;
      answer(response, record, 201, null, { ...seen.headers, location, ttl: checked.headers.ttl });
    } else {
      answer(response, record, seen.answer, `Told to answer ${seen.answer}.`, seen.headers);
    }
  }

  #deliver(
    record: DeliveryRecord,
    subscription: Subscription,
    headers: MessageHeaders,
    body: Buffer,
  ): void {
    const message = {
      ...headers,
      id: record.id,
      subscription,
      body,
      acceptedAt: Date.now(),
      state: 'waiting' as const,
    };
    this.#log.accept(record, message);
    subscription.mailbox.post(message);
  }
}

function answer(
  response: ServerResponse,
  record: DeliveryRecord,
  status: number,
  reason: string | null,
  headers: Record<string, string | number> = {},
): void {
  record.status = status;
  record.reason = reason;
  if (status === 401) response.setHeader('www-authenticate', 'vapid');
  if (reason !== null) response.setHeader('content-type', 'text/plain');
  response.writeHead(status, headers).end(reason ?? undefined);
}
