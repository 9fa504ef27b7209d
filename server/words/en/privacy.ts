import { counted } from './plural.ts';

/** Who sent a notification and was erased since. */
export const formerInstructor = 'Former instructor';
export const authorErased = 'Its author had their data erased.';

/** What `DELETE /api/me` answers. */
export const erased =
  'All that was kept of you here is erased, and all your browsers are signed out.';
export const accountIsClerks =
  'All that was kept of you here is erased, and all your browsers are signed out. Your account itself is at Clerk, not here: delete it there if you want to.';

/** The notice, at `/privacy` and in docs/privacy.md. */
export const title = 'Privacy';
export const lead =
  'Alongside shows who else is on the chapter that you are reading, and brings notifications of your course. This is what it keeps for that, who gets it, and what you can have done with it.';

export const operatorHeading = 'Who runs it';
/** @param name of the operator; `null`: they did not say */
export function operator(name: string | null): string {
  return name === null
    ? 'Your course’s operator runs this server and answers for what it keeps.'
    : `${name} runs this server and answers for what it keeps.`;
}
export const contact = 'You reach them at';

export const dataHeading = 'What is kept of you, and why';
export const forHowLong = 'For how long';
export const data = {
  person: {
    what: 'Your account’s id, name, first name and the address of your picture; when you were here first and last',
    why: 'Others on your chapter see who you are, and instructors can write to you.',
  },
  visits: {
    what: 'Which chapters of which courses you were on, and when last to each',
    why: 'A notification to a course or a chapter reaches those who were there. How long you stayed, and what you did there, is not noted.',
  },
  activity: {
    what: 'Whether you are active or away, for each browser, and on which chapters',
    why: 'Others see whether somebody is there right now.',
  },
  preferences: {
    what: 'What you chose: how much others see of you, messages, quiet hours with your time zone, how many notifications a day',
    why: 'So that it holds in all your browsers.',
  },
  subscriptions: {
    what: 'For each browser that takes notifications: the address that your browser’s maker gave it, its keys, and when it was registered first and last',
    why: 'Without it nothing reaches a browser that is closed.',
  },
  sessions: {
    what: 'In which browsers you are signed in by a name that you picked, as a hash, and when each was used last',
    why: 'So that you stay signed in. There is none of it where you sign in by Clerk.',
  },
  profile: {
    what: 'Your name, picture and role as Clerk said them last, if you sign in by Clerk',
    why: 'So that you are known while Clerk can’t be asked.',
  },
  rights: {
    what: 'Of instructors and admins: which courses they may send to',
    why: 'A notification that leaves later is not sent if its author may not send it any more.',
  },
  received: {
    what: 'Which notifications were sent to your browsers, and whether and when they arrived, were shown and were clicked',
    why: 'Your list of notifications, your limit a day, and how many people each one reached.',
  },
  sent: {
    what: 'Of instructors and admins: the notifications that they sent, with their name',
    why: 'Whoever gets one can know who it is from.',
  },
  reports: {
    what: 'That you reported somebody or were reported, on which chapter and day, and what others saw of who was reported',
    why: 'Instructors of the course, and admins, look after who is called what. Admins alone see who reported.',
  },
  moderation: {
    what: 'That an admin took your name, your picture or your presence on chapters away, by whom and when, under a hash of your id',
    why: 'It holds until it is lifted, also for who had their data erased and comes back.',
  },
  enrolments: {
    what: 'On which courses your school has put you, from when until when, in which group, and how much of you others may see at most',
    why: 'Only who is on a course is let into its chapters, where your school wants that.',
  },
  enrolmentChanges: {
    what: 'When your school put you on a course, changed that, or took you off; and who did',
    why: 'Your school can find out who let whom in.',
  },
  erasure: {
    what: 'That somebody had their data erased, and when, under a hash that tells nobody who',
    why: 'A browser that was signed in before must not make you known again.',
  },
};
/** For how long, by the setting of that name. */
export const kept = {
  visitsDays: (days: number) => `${inDays(days)} after your last visit to that chapter`,
  activityMinutes: (minutes: number) => counted(minutes, 'minute', 'minutes'),
  learnersDays: (days: number) => `${inDays(days)} after you were last here`,
  sessionsDays: (days: number) => `${inDays(days)} after it was last used`,
  auditDays: (days: number) => `${inDays(days)} after the change`,
  notificationsDays: (days: number) => `${inDays(days)} after it was sent`,
};
function inDays(days: number): string {
  return counted(days, 'day', 'days');
}
export const dataElsewhere = [
  'Which channels you are connected to is in memory alone, for as long as you are connected. Addresses that requests come from are counted in memory, for a minute, and not kept.',
  'What the server writes into its log when something fails or is refused may hold your account’s id. How long a log is kept is up to the operator.',
  'The extension keeps in your own browser whether you are signed in, what you chose, and which notifications it has shown. It goes with the extension.',
];

export const seenHeading = 'What others see of you';
export const seen = [
  'Who has a chapter open sees who else has it open, as much of each as that person chose to show: name and picture; their first name alone; or only that there is one more. Of who shows a name they see whether they are active or away, and who teaches the course. They see it while it is so; no list of who was there before is shown to anybody.',
  'Everybody who is connected is counted for the number at the extension’s icon. That is a number alone: no name, no picture and no account goes with it.',
  'Who shows less than their name stands in each chapter under an id of its own, which leads nobody to the account. Of a first name others see the moment at which it leaves one chapter and comes to another.',
  'Who only counts leaves a chapter 2 to 5 seconds after they do, by chance, so that the clock does not tell who went from one chapter to another. Somebody who watches both all the time can still guess: the better, the fewer come and go, and the more often the same one does. A browser that closes, or loses its network, leaves all its chapters at one moment.',
  'Who appears offline is on no such list, and in no number: to others they are not there.',
];

export const instructorsHeading = 'What instructors and admins see';
export const instructors = [
  'Instructors see of you on a chapter what everybody sees, and how many are on each chapter of their courses. They find people of their courses by name, to write to them, and send notifications to a course, to a chapter or to people by name.',
  'Of a notification they see how many it reached, and how many it was shown to and clicked by: numbers, not who. You may switch off that yours are counted, in the extension’s options: then they are unknown.',
  'Admins can do the same in all courses. Nobody sees through this server which pages you read, but for who stands beside you on one.',
];

export const othersHeading = 'Who else gets something';
/** @param host whose Channels server it is */
export function channelsElsewhere(host: string): string {
  return `Live messages go by way of ${host}: it is told your account’s id, name and picture, the names of the chapters’ channels that you are on, and your browser’s address, for as long as you are connected.`;
}
export const channelsHere = 'Live messages go by way of this server alone.';
export const accountAtClerk =
  'You sign in by Clerk, which keeps your account: the server looks up your name, picture and role there.';
export const accountHere = 'You sign in by a name that you pick. Nobody else is told of it.';
export const pushServices =
  'A notification goes by way of the maker of your browser: Google, Mozilla, Microsoft or Apple. It is encrypted for your browser alone; they see that there is one, when, and how large it is.';
export const pictures =
  'A picture is loaded from where it is kept, by the browsers of those who see you. Whoever keeps it there can tell that it was asked for.';
export const nobodyElse = 'Nobody else gets anything, and there is no advertising.';

export const rightsHeading = 'What you can have done';
export const rights = [
  'You can have all that is kept of you as a file, and you can have it all erased, by yourself and at once (GET and DELETE /api/me).',
  'Erasing deletes what is yours alone, signs all your browsers out, and takes you off every chapter at once. What others need stays without you: a notification that reached you still counts as one that reached somebody, and what you sent as an instructor is from a “Former instructor”. What you had scheduled is cancelled. That you reported somebody or were reported, and what an admin took from you, stays under a hash that tells nobody who, without name and picture.',
];
export const accountStays =
  'Your account itself is at Clerk and stays there: erase it there, too, if you want that.';
export const backups =
  'Where the operator keeps backups, what was erased is in them until they are replaced.';

export const ownHeading = 'What your operator adds';
