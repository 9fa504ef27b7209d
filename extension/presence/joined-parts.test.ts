import { expect, it, vi } from 'vitest';
import type { Member } from '../../server/contract/member.ts';
import type { ChannelListener } from './channel-listener.ts';
import { joinedParts } from './joined-parts.ts';

const member = (id: string): Member => ({ id, name: id, imageUrl: null });
const members =
  (...ids: string[]) =>
  () =>
    ids.map(member);

function join(...names: string[]) {
  const calls: string[] = [];
  const listener: ChannelListener = {
    snapshot: (read, count, _away, self) =>
      calls.push(`snapshot ${read().map(({ id }) => id)} of ${count}, ${self}`),
    awaiting: () => calls.push('awaiting'),
    joined: (read) => calls.push(`joined ${read().id}`),
    left: (id) => calls.push(`left ${id()}`),
    event: vi.fn(),
    refused: () => calls.push('refused'),
  };
  const parts = new Map(joinedParts(names, listener));
  const on = (name: string): ChannelListener => {
    const part = parts.get(name);
    if (!part) throw new Error(`nothing listens on ${name}`);
    return part;
  };
  return { calls, on };
}

it('tells who is there when each channel has told, and who is on several once', () => {
  const { calls, on } = join('a', 'b');
  on('a').snapshot(members('tia', 'ana'), 2, undefined, 'tia');
  expect(calls).toEqual([]);
  on('b').snapshot(members('tia', 'ben'), 2, undefined, 'tia');
  expect(calls).toEqual(['snapshot tia,ana,ben of 3, tia']);
});

it('counts who has no name beside', () => {
  const { calls, on } = join('a', 'b');
  on('a').snapshot(members('tia'), 3, undefined, 'tia');
  on('b').snapshot(members('tia'), 1, undefined, 'tia');
  expect(calls).toEqual(['snapshot tia of 3, tia']);
});

it('tells of who comes first and goes last, on whichever channel', () => {
  const { calls, on } = join('a', 'b');
  on('a').snapshot(members('tia'), 1, undefined, 'tia');
  on('b').snapshot(members('tia'), 1, undefined, 'tia');
  calls.length = 0;
  on('a').joined(() => member('otto'));
  on('b').joined(() => member('otto'));
  on('a').left(() => 'otto');
  expect(calls).toEqual(['joined otto']);
  on('b').left(() => 'otto');
  expect(calls).toEqual(['joined otto', 'left otto']);
});

it('takes a snapshot that comes anew for what it is', () => {
  const { calls, on } = join('a', 'b');
  on('a').snapshot(members('tia', 'ana'), 2, undefined, 'tia');
  on('b').snapshot(members('tia'), 1, undefined, 'tia');
  calls.length = 0;
  on('a').snapshot(members('tia'), 1, undefined, 'tia');
  expect(calls).toEqual(['snapshot tia of 1, tia']);
});
