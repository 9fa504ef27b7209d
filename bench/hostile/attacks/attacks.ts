import type { Attack } from '../attack.ts';
import { deafRequests, deafSockets } from './deaf-readers.ts';
import { deepFrames } from './deep-frames.ts';
import { halfOpen } from './half-open.ts';
import { manyChannels } from './many-channels.ts';
import { manySockets } from './many-sockets.ts';
import { receipts, unreadReceipts } from './receipts.ts';
import { subscriptionFlood } from './subscription-flood.ts';

/** Ms that an attack takes where none is named. */
const ATTACK_MS = 5_000;
/** As long as 20,000 handshakes take where all are let in. */
const SOCKETS_MS = 10_000;

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

/** For how long `name` attacks. */
export function attackMs(name: string): number {
  return ATTACKS[name] === manySockets ? SOCKETS_MS : ATTACK_MS;
}
