import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import type { Subscriptions } from '../delivery/subscriptions.ts';
import type { Browsers } from './browsers.ts';
import { answerCheckIn } from './check-in.ts';
import { answerRegistration } from './registration.ts';

export const CHECK_IN_PATH = '/checkin';
export const REGISTRATION_PATH = '/c2dm/register3';

/** Where browsers check in and register, by plain HTTP. */
export function createBrowserServer(browsers: Browsers, subscriptions: Subscriptions): Server {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST' && request.url === CHECK_IN_PATH) {
      const answer = answerCheckIn(await buffer(request), browsers, Date.now());
      if (!answer) response.writeHead(401).end();
      else response.writeHead(200, { 'content-type': 'application/x-protobuffer' }).end(answer);
    } else if (request.method === 'POST' && request.url === REGISTRATION_PATH) {
      const form = new URLSearchParams(await text(request));
      const { authorization } = request.headers;
      response.end(answerRegistration(form, authorization, browsers, subscriptions));
    } else {
      response.writeHead(404).end();
    }
  }
  return createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  });
}
