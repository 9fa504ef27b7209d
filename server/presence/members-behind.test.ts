import { describe, expect, it, vi } from 'vitest';
import { createMembersBehind } from './members-behind.ts';
import { createRoomId } from './room-id.ts';

const CHANNEL = 'presence-chapter-1';
const roomId = createRoomId('secret');
const [ana, ben] = [roomId(CHANNEL, 'ana', 'first-name'), roomId(CHANNEL, 'ben', 'counted')];

describe('who stands behind the ids of a room', () => {
  it('is computed of its recent visitors', async () => {
    const behind = createMembersBehind(roomId, async () => ['ana', 'ben', 'cem']);
    expect([...(await behind.of(CHANNEL, [ana, ben, 'user_cem']))]).toEqual([
      [ana, { learnerId: 'ana', seen: 'first-name', firstName: null }],
      [ben, { learnerId: 'ben', seen: 'counted', firstName: null }],
      ['user_cem', { learnerId: 'user_cem', seen: 'name', firstName: null }],
    ]);
  });

  it('is known without asking of those who were signed in here', async () => {
    const visitors = vi.fn(async () => []);
    const behind = createMembersBehind(roomId, visitors);
    behind.note(ana, { learnerId: 'ana', seen: 'first-name', firstName: 'Ana' });
    expect((await behind.of(CHANNEL, [ana, 'user_cem'])).get(ana)?.firstName).toBe('Ana');
    expect(visitors).not.toHaveBeenCalled();
  });

  it('is found in no other room', async () => {
    const behind = createMembersBehind(roomId, async () => ['ben']);
    const found = await behind.of('presence-chapter-2', [ben]);
    expect(found.get(ben)?.learnerId).not.toBe('ben');
  });
});
