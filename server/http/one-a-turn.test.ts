import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { oneATurn } from './one-a-turn.ts';

let begun: string[];
let listener: RequestListener;

beforeEach(() => {
  begun = [];
  listener = oneATurn((request) => {
    begun.push(request.url ?? '');
    if (request.url === '/fails') throw new Error('It failed.');
  }, clientOf);
});

/** The first part of the path. */
function clientOf({ url = '' }: IncomingMessage): string {
  return url.split('/')[1] ?? '';
}

function send(url: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  listener(request, new ServerResponse(request));
  return request;
}

it('begins a request that comes alone at once', async () => {
  send('/1');
  expect(begun).toEqual(['/1']);
  await nextTurn();
  send('/2');
  expect(begun).toEqual(['/1', '/2']);
});

it('begins those that come together in their order, one in each turn of the event loop', async () => {
  for (const url of ['/1', '/2', '/3']) send(url);
  expect(begun).toEqual(['/1']);
  await nextTurn();
  expect(begun).toEqual(['/1', '/2']);
  await nextTurn();
  send('/4');
  expect(begun).toEqual(['/1', '/2', '/3']);
  await nextTurn();
  expect(begun).toEqual(['/1', '/2', '/3', '/4']);
});

it('begins the first of every client before the second of any', async () => {
  for (const url of ['/ana/1', '/ana/2', '/ana/3', '/ana/4', '/ben/1', '/cem/1', '/ben/2'])
    send(url);
  for (let turn = 0; turn < 6; turn++) await nextTurn();
  expect(begun).toEqual(['/ana/1', '/ana/2', '/ben/1', '/cem/1', '/ana/3', '/ben/2', '/ana/4']);
});

it('leaves out a request whose client is gone by the time of its turn', async () => {
  send('/1');
  send('/2').destroy();
  send('/3');
  await nextTurn();
  await nextTurn();
  expect(begun).toEqual(['/1', '/3']);
});

it('goes on after a request that throws', async () => {
  expect(() => send('/fails')).toThrow('It failed.');
  send('/2');
  await nextTurn();
  expect(begun).toEqual(['/fails', '/2']);
});
