import { expect, it, vi } from 'vitest';
import { PRESENCE_COUNT } from '../../server/contract/crowd.ts';
import type { Member } from '../../server/contract/member.ts';
import type { ChannelListener } from './channel-listener.ts';
import { joinedParts, type PartListener } from './joined-parts.ts';

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
  const on = (name: string): PartListener => {
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

it('counts a group that is full by what is published of it, and who looks at all groups once', () => {
  const { calls, on } = join('a', 'b');
  const last = { seq: 4, count: 120, crowd: true, rejoin: false };
  const grant = { channel: 'private-x', auth: '' };
  on('a').moved({ selfId: 'tia', here: grant, counts: grant, last });
  on('b').snapshot(members('tia', 'ben'), 2, undefined, 'tia');
  on('a').event(PRESENCE_COUNT, { ...last, seq: 5, count: 130 });
  on('a').event(PRESENCE_COUNT, { ...last, seq: 3, count: 110 });
  expect(calls).toEqual(['snapshot tia,ben of 121, tia', 'snapshot tia,ben of 131, tia']);

  calls.length = 0;
  expect(on('a').hasRoom()).toBe(false);
  on('a').event(PRESENCE_COUNT, { ...last, seq: 6, count: 70, rejoin: true });
  expect(on('a').hasRoom()).toBe(true);
  on('a').authorised(null);
  on('a').snapshot(members('tia', 'ana'), 2, undefined, 'tia');
  expect(calls).toEqual(['snapshot tia,ben of 71, tia', 'snapshot tia,ana,ben of 3, tia']);
});

it('goes by the count of a crowd for who is on its channel, too', () => {
  const { calls, on } = join('a', 'b');
  on('a').authorised({ seq: 1, count: 120, crowd: true, rejoin: false });
  on('a').snapshot(members('tia', 'ana'), 100, undefined, 'tia');
  on('b').snapshot(members('tia'), 1, undefined, 'tia');
  on('a').joined(() => member('otto'));
  expect(calls).toEqual(['snapshot tia,ana of 120, tia', 'snapshot tia,ana,otto of 120, tia']);
});
