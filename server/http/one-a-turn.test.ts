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
  });
});

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
