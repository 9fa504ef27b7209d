import * as v from 'valibot';
import { ServiceAddress } from '../service-address.ts';
import { Command } from './command.ts';

/** What is sent to the process of a push service. */
export const Call = v.object({ id: v.number(), command: Command });
export type Call = v.InferOutput<typeof Call>;

/** What it sends back: first where it listens, then an answer to each call. */
export const Answer = v.variant('kind', [
  v.object({ kind: v.literal('ready'), address: ServiceAddress }),
  v.object({ kind: v.literal('done'), id: v.number(), result: v.unknown() }),
  v.object({ kind: v.literal('failed'), id: v.number(), error: v.string() }),
]);
export type Answer = v.InferOutput<typeof Answer>;
