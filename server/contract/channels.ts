/** Everyone who is signed in with the extension running, on any page. */
export const GLOBAL_CHANNEL = 'presence-global';

export const CHAPTER_PREFIX = 'presence-chapter-';
const USER_PREFIX = 'private-user-';

/** Pusher's limit for a whole channel name, in characters. https://pusher.com/docs/channels/using_channels/channels/#channel-naming-conventions */
const MAX_CHANNEL_NAME = 164;
const NAME = /^[A-Za-z0-9_\-=@,.;]+$/;

/** Whether Pusher accepts `name` as a channel name at all. */
export function isChannelName(name: string): boolean {
  return name.length <= MAX_CHANNEL_NAME && NAME.test(name);
}

/** A learner's own channel. Only they may subscribe to it. */
export function userChannel(userId: string): string {
  return USER_PREFIX + userId;
}

/** Whose own channel it is; `null`: no learner's. */
export function userOfChannel(name: string): string | null {
  return name.startsWith(USER_PREFIX) ? name.slice(USER_PREFIX.length) || null : null;
}

/** Whether `name` is written as the channels of chapters are; only `readRoomChannel` tells if it is one. */
export function isChapterName(name: string): boolean {
  return name.startsWith(CHAPTER_PREFIX);
}
