/**
 * How the worker stands to the server and to Channels.
 *
 * - `connecting`: the first connection is under way.
 * - `live`: rosters are current.
 * - `reconnecting`: it was lost and takes longer than usual to come back; rosters are the last known.
 * - `offline`: the browser says that it has no network; rosters are the last known.
 * - `unreachable`: the server does not answer.
 * - `updating`: the server and this extension are of versions that do not go together.
 * - `refused`: the server knows the learner but refuses this channel.
 * - `unchosen`: the learner has not chosen yet what others see of them.
 * - `signed-out`: nobody is signed in.
 */
export const CONNECTIONS = [
  'connecting',
  'live',
  'reconnecting',
  'offline',
  'unreachable',
  'updating',
  'refused',
  'unchosen',
  'signed-out',
] as const;

/** One of {@link CONNECTIONS}. */
export type Connection = (typeof CONNECTIONS)[number];
