import { beforeEach, expect, it } from 'vitest';
import type { SeenState } from '../messages/presence-preferences.ts';
import type { ChannelListener } from './channel-listener.ts';
import { createFollowing, type Following } from './following.ts';

const nothing = () => undefined;
const listener: ChannelListener = {
  ...{ snapshot: nothing, awaiting: nothing, joined: nothing },
  ...{ left: nothing, event: nothing, refused: nothing },
};
/** What was done, in order. */
let done: string[];
let chosen: Record<string, SeenState>;
let following: Following;

beforeEach(() => {
  done = [];
  chosen = { first: 'seen', other: 'seen', 'presence-global': 'seen' };
  following = createFollowing({
    chosenOn: (channel) => chosen[channel] ?? 'unknown',
    connection: () => ({
      subscribe: (channel) => done.push(`join ${channel}`),
      unsubscribe: (channel) => done.push(`leave ${channel}`),
    }),
    readOnly: {
      watch: (channel) => done.push(`look at ${channel}`),
      unwatch: nothing,
    },
    onLook: nothing,
    onLeave: nothing,
  });
  for (const channel of ['presence-global', 'first', 'other']) following.follow(channel, listener);
  done = [];
});

it('joins all on a new connection, the platform’s channel last', () => {
  following.followAll();
  expect(done).toEqual(['join first', 'join other', 'join presence-global']);
});

it('looks on where the learner is not to be seen any more, and stays on the others', () => {
  chosen.first = 'offline';
  expect(following.update()).toBe(true);
  expect(done).toEqual(['leave first', 'look at first']);
  expect(following.update()).toBe(false);
});

it('looks on where the server has nobody see the learner, until that may have changed', () => {
  following.hide('first');
  expect([done, following.seenOn('first')]).toEqual([['leave first', 'look at first'], 'offline']);
  done = [];
  expect(following.update()).toBe(true);
  expect([done, following.seenOn('first')]).toEqual([['leave first', 'join first'], 'seen']);
});

it('follows nothing that is not needed any more', () => {
  following.unfollow('first');
  done = [];
  following.followAll();
  expect(done).toEqual(['join other', 'join presence-global']);
});
