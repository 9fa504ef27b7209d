import type { Room } from '../messages/room.ts';
import { LINGER_MS } from '../timing/join-timings.ts';

/** Which tabs show which chapter, and with it which channels are needed. */
export interface Chapters<Viewer> {
  /** `viewer` shows `room` from now on, or none. */
  set(viewer: Viewer, room: Room | null): Promise<void>;
  /** `viewer` is gone. */
  delete(viewer: Viewer): void;
  /** Ends every linger: on a new connection nobody is to be seen to join what nobody shows. */
  endLinger(): void;
  /** The channel of what `viewer` shows, or `null`. */
  channelOf(viewer: Viewer): string | null;
  /** Who shows what `channel` stands for. */
  viewersOf(channel: string): Viewer[];
  /** Channels in use or lingering, with the room each stands for. */
  channels(): ReadonlyMap<string, Room>;
}

/**
 * Counts the viewers of each channel.
 *
 * @param nameOf the channel of a room
 * @param needed called with a channel when its first viewer arrives
 * @param released called when a channel's last viewer left and the linger has passed
 * @param lingerMs asked each time when a channel's last viewer has left
 */
export function createChapters<Viewer>(
  nameOf: (room: Room) => Promise<string>,
  needed: (channel: string) => void,
  released: (channel: string) => void,
  lingerMs: (channel: string) => number = () => LINGER_MS,
): Chapters<Viewer> {
  const viewers = new Map<Viewer, { wanted: Room | null; channel: string | null }>();
  const channels = new Map<string, Room>();
  const lingering = new Map<string, ReturnType<typeof setTimeout>>();

  function end(channel: string): void {
    clearTimeout(lingering.get(channel));
    lingering.delete(channel);
    channels.delete(channel);
    released(channel);
  }

  function leave(channel: string | null | undefined): void {
    if (!channel || lingering.has(channel)) return;
    if ([...viewers.values()].some((viewer) => viewer.channel === channel)) return;
    lingering.set(channel, setTimeout(end, lingerMs(channel), channel));
  }

  function enter(channel: string, room: Room): void {
    clearTimeout(lingering.get(channel));
    lingering.delete(channel);
    const known = channels.has(channel);
    channels.set(channel, room);
    if (!known) needed(channel);
  }

  return {
    async set(viewer, room) {
      const before = viewers.get(viewer)?.channel ?? null;
      // None until the new one is known: nobody is to be shown another chapter's people meanwhile.
      viewers.set(viewer, { wanted: room, channel: null });
      const channel = room && (await nameOf(room));
      const now = viewers.get(viewer);
      if (!now || now.wanted !== room) {
        leave(before); // gone, or moved on meanwhile
        return;
      }
      now.channel = channel;
      if (channel && room) enter(channel, room);
      if (before !== channel) leave(before);
    },
    delete(viewer) {
      const before = viewers.get(viewer)?.channel;
      viewers.delete(viewer);
      leave(before);
    },
    endLinger() {
      for (const channel of lingering.keys()) end(channel);
    },
    channelOf: (viewer) => viewers.get(viewer)?.channel ?? null,
    viewersOf: (channel) =>
      [...viewers].filter(([, shown]) => shown.channel === channel).map(([viewer]) => viewer),
    channels: () => channels,
  };
}
