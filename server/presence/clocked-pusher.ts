import fetch, { type Response } from 'node-fetch';
import Pusher from 'pusher';
import { signedQuery } from './signed-query.ts';

/** Ms that Channels may take to answer; its HTTP API answers in a few. */
const TIMEOUT_MS = 5_000;
/** Ms of difference between the clocks that explain a refusal: Channels takes up to 600 s. */
const EXPLAINS_MS = 5 * 60_000;

/** Where Channels is, and who asks. */
interface ChannelsApp {
  /** `https://api-eu.pusher.com` */
  origin: string;
  appId: string;
  key: string;
  secret: string;
}

/**
 * The `pusher` client, but for the clock that it signs by: where Channels refuses a request and its own
 * clock (`Date`) says that the time alone was wrong, requests are signed by that from then on. Nobody is
 * kept from a chapter because one of two machines' clocks is off; that it is, the clock watch tells.
 */
export class ClockedPusher extends Pusher {
  readonly #app: ChannelsApp;
  readonly #now: () => number;
  /** Ms that Channels' clock is ahead of this machine's. */
  #offsetMs = 0;

  /** @param now epoch ms */
  constructor(options: Pusher.Options, app: ChannelsApp, now: () => number) {
    super(options);
    this.#app = app;
    this.#now = now;
  }

  override get(options: Pusher.GetOptions): Promise<Response> {
    return this.#ask('GET', options, null);
  }

  override post(options: Pusher.PostOptions): Promise<Response> {
    return this.#ask('POST', options, JSON.stringify(options.body));
  }

  async #ask(
    method: 'GET' | 'POST',
    { path, params = {} }: Pusher.GetOptions,
    body: string | null,
  ): Promise<Response> {
    const url = `${this.#app.origin}/apps/${this.#app.appId}${path}`;
    let response = await this.#send(method, url, params, body);
    if (response.status === 401 && this.#adopt(response.headers.get('date'))) {
      response = await this.#send(method, url, params, body);
    }
    const { status } = response;
    if (status < 400) return response;
    const words = `Unexpected status code ${status}`;
    throw new Pusher.RequestError(words, url, new Error(words), status, await response.text());
  }

  async #send(
    method: 'GET' | 'POST',
    url: string,
    params: Record<string, string>,
    body: string | null,
  ): Promise<Response> {
    const request = { method, path: new URL(url).pathname, params, body };
    const timestamp = Math.floor((this.#now() + this.#offsetMs) / 1000);
    try {
      return await fetch(`${url}?${signedQuery(request, this.#app, timestamp)}`, {
        method,
        timeout: TIMEOUT_MS,
        ...(body !== null && { body, headers: { 'content-type': 'application/json' } }),
      });
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      throw new Pusher.RequestError('Request failed with an error', url, cause);
    }
  }

  /** Goes by Channels' clock from now on, where it differs so much from what was signed; tells whether it does. */
  #adopt(date: string | null): boolean {
    const offsetMs = Date.parse(date ?? '') - this.#now();
    if (!(Math.abs(offsetMs - this.#offsetMs) > EXPLAINS_MS)) return false;
    this.#offsetMs = offsetMs;
    return true;
  }
}
