import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer, type HttpServerOptions } from '../http-server.ts';
import { SocketPlaces } from './socket-places.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

/** A server with room for 1,000 connections and one, which answers when told to. */
async function serve(options: Partial<HttpServerOptions> = {}) {
  const answers: (() => void)[] = [];
  const server = createHttpServer({ connections: 1, ...options }, (_request, response) => {
    answers.push(() => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, answers };
}

/** A connection from 127.0.0.`host`, once the server has it, and whether it has been ended. */
async function open(server: Server, host: number) {
  const { port }: AddressInfo = Object(server.address());
  const taken = once(server, 'connection');
  const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.0.${host}` });
  const ended = new Promise<true>((resolve) => {
    socket.on('error', () => resolve(true)).on('close', () => resolve(true));
  });
  onTestFinished(() => {
    socket.destroy();
  });
  await taken;
  return { socket, ended };
}

async function answerOn(socket: Socket, answers: (() => void)[]): Promise<string> {
  socket.write(REQUEST);
  await expect.poll(() => answers.length).toBe(1);
  answers.pop()?.();
  const [answer] = await once(socket, 'data');
  return String(answer);
}

// 0.2 % of 1,001: three of each address.
const THREE = { addressSharePercent: 0.2 };

describe('one address', () => {
  it('that has taken its share of all connections loses one that says nothing, and no other does', async () => {
    const { server, answers } = await serve(THREE);
    const first = await open(server, 2);
    const other = await open(server, 3);
    await open(server, 2);
    await open(server, 2);
    const newest = await open(server, 2);
    expect(await first.ended).toBe(true);
    expect(await answerOn(newest.socket, answers)).toContain('200 OK');
    expect(await answerOn(other.socket, answers)).toContain('200 OK');
  });

  it('keeps what is at work; where all is, the newest goes', async () => {
    const { server, answers } = await serve(THREE);
    const atWork = [await open(server, 2), await open(server, 2), await open(server, 2)];
    for (const { socket } of atWork) socket.write(REQUEST);
    await expect.poll(() => answers.length).toBe(3);
    expect(await (await open(server, 2)).ended).toBe(true);
    for (const answer of answers) answer();
    for (const { socket } of atWork) expect(String(await once(socket, 'data'))).toContain('200 OK');
    // What was answered and asks for nothing more makes room, the longest first.
    await open(server, 2);
    expect(await Promise.race(atWork.map(({ ended }, index) => ended.then(() => index)))).toBe(0);
  });

  it('may have all where it is a proxy’s', async () => {
    const { server, answers } = await serve({ ...THREE, isProxy: (from) => from === '127.0.0.2' });
    const [first] = [await open(server, 2), await open(server, 2), await open(server, 2)];
    await open(server, 2);
    expect(await answerOn(first.socket, answers)).toContain('200 OK');
  });
});

describe('all addresses together', () => {
  it('lose what has said nothing the longest where the port is full', async () => {
    const { server, answers } = await serve({ addressSharePercent: 50 });
    const asked = await open(server, 2);
    asked.socket.write(REQUEST);
    await expect.poll(() => answers.length).toBe(1);
    const silent = await open(server, 2);
    for (let host = 3; host < 1002; host += 1) await open(server, 3 + (host % 200));
    expect(silent.socket.destroyed).toBe(false);
    const newcomer = await open(server, 250);
    expect(await silent.ended).toBe(true);
    answers.pop()?.();
    expect(String(await once(asked.socket, 'data'))).toContain('200 OK');
    expect(await answerOn(newcomer.socket, answers)).toContain('200 OK');
  });

  it('are forgotten when their connections are', async () => {
    const places = new SocketPlaces({ most: 9, perAddress: 9, isShared: () => false });
    const { server } = await serve();
    const [taken]: Socket[] = await Promise.all([
      once(server, 'connection').then(([socket]) => socket),
      open(server, 2),
    ]);
    if (taken) places.add(taken);
    expect(places.size).toBe(1);
    taken?.destroy();
    await expect.poll(() => places.size).toBe(0);
  });
});
