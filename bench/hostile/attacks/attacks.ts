import type { Attack } from '../attack.ts';
import { deafRequests, deafSockets } from './deaf-readers.ts';
import { deepFrames } from './deep-frames.ts';
import { halfOpen } from './half-open.ts';
import { manyChannels } from './many-channels.ts';
import { manySockets } from './many-sockets.ts';
import { receipts, unreadReceipts } from './receipts.ts';
import { subscriptionFlood } from './subscription-flood.ts';

/** Every attack, by what the figures call it. */
export const ATTACKS: Record<string, Attack> = {
  'deep frames': deepFrames,
  'subscription flood': subscriptionFlood,
  '20,000 sockets': manySockets,
  '2 × 10,000 channels': manyChannels,
  'half-open HTTP': halfOpen,
  '64 KB receipts': receipts,
  'unread receipts': unreadReceipts,
  'unread WebSockets': deafSockets,
  'unread HTTP': deafRequests,
};
