import { plural } from './plural.ts';

/** The language of all that the popup says. */
export const lang = 'en';

/** After the number of people who are active on the whole platform. */
export function learningNow(count: number): string {
  return plural(count, 'person learning now', 'people learning now');
}

/** Before the number of people on it. */
export const onThisChapter = 'On this chapter';

export const presence = 'Presence';
export const appearOffline = 'Appear offline';
export const nobodySeesYou = 'Nobody sees you; you still see the others.';
/** Before what others see of who is not offline. */
export const shownAs = 'Others see';
export const joinMessages = 'Join messages';
export const tellMeOfJoins = 'Tell me when someone joins my chapter.';

export const signOut = 'Sign out';
export const signOutEverywhere = 'Sign out everywhere';

export const unreachable = 'Can’t reach the server';
export const whenUnreachable =
  'Check that you are online and that the server is running. Alongside keeps trying.';
export const offline = 'You are offline';
export const whenOffline = 'Alongside is back as soon as your browser has a network again.';
export const updating = 'Alongside is being updated';
export const whenUpdating =
  'The extension in this browser and the server are of different versions. It goes on by itself once both are up to date; you need do nothing.';
export const noAccess = 'This account has no access';
export const whenNoAccess = 'Sign out, then sign in with the account you learn with.';

/** The worker went away while the learner waited for it. */
export const interrupted = 'That was interrupted. Please try again.';
