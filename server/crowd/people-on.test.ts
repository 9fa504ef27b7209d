import { describe, expect, it } from 'vitest';
import { createPeopleOn } from './people-on.ts';

/** An engine whose list has connections, and no members. */
function engine(connections: Record<string, number>) {
  const asked: string[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const pusher = {
    async get({ path }: { path: string }): Promise<Response> {
      if (path === '/channels') {
        const channels = Object.entries(connections).map(
          ([name, subscription_count]) => [name, { subscription_count, occupied: true }] as const,
        );
        return Response.json({ channels: Object.fromEntries(channels) });
      }
      asked.push(path);
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return Response.json({ user_count: 7 });
    },
  };
  return { pusher, asked, mostUnderWay: () => mostUnderWay };
}

describe('members of channels whose list does not tell of them', () => {
  it('are asked for one channel after the other, few at once', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `presence-${at}`);
    const { pusher, mostUnderWay } = engine(Object.fromEntries(names.map((name) => [name, 9])));
    const counts = await createPeopleOn(pusher).memberCounts();
    expect([counts.size, counts.get('presence-99')]).toEqual([100, 7]);
    expect(mostUnderWay()).toBe(10);
  });

  it('are not asked for where there are too few connections to matter', async () => {
    const { pusher, asked } = engine({ 'presence-1': 49, 'presence-2': 50 });
    const counts = await createPeopleOn(pusher, { exactFrom: 50 }).memberCounts();
    expect(Object.fromEntries(counts)).toEqual({ 'presence-1': 49, 'presence-2': 7 });
    expect(asked).toEqual(['/channels/presence-2']);
  });
});
