import * as v from 'valibot';
import { ConnectAnswer } from '../../contract/connect.ts';
import { channelOfGroup, GROUPED_ROOM } from '../../testing/grouped-room.ts';

/** Who asks: nobody, somebody on no course, learners and instructors of `botany` and others, and who appears offline. */
export const PERSONS = [
  'anonymous',
  'stranger',
  'enrolled',
  'teacher',
  'other teacher',
  'admin',
  'unseen',
] as const;
export type PersonName = (typeof PERSONS)[number];

/** A request of a route, and what each of `PERSONS` is answered. */
export interface RouteCase {
  /** Where the path has parameters, or a query. */
  path?: string;
  body?: unknown;
  /** One for each of `PERSONS`, in their order. */
  answers: readonly string[];
  /** What a good answer says of the one thing that is asked for, where it has a status of its own. */
  inside?(answer: unknown): string;
}

const CHANNEL = 'presence-chapter-school;botany;1';
/** Where rooms are per group: who is enrolled is in group A, who is unseen in B. */
const [OF_A, OF_B] = [channelOfGroup('A'), channelOfGroup('B')];
const OTHERS = 'presence-chapter-open;any;1';
const QUERY = `?channel=${encodeURIComponent(CHANNEL)}`;
const ROOM = { site: 'school', course: 'botany', chapter: '1' };
const COURSE = { site: 'school', course: 'botany' };
const LIST = '/api/admin/sites/school/courses/geology/learners';
const NONE = '00000000-0000-4000-8000-000000000000';
const ENDPOINT = { endpoint: 'https://fcm.googleapis.com/fcm/send/none' };

const draft = (audience: object) => ({ title: 'A', url: '/', audience });
const joining = (channel: string) => ({ socket_id: '1.1', channel_name: channel });
const beside = (channel: string) => ({ socketId: '1.1', full: [{ channel }] });

/** Asks to be let into one room, with all else that a connection needs. */
const connecting = (channel: string, ...answers: string[]): RouteCase => ({
  body: { socketId: '1.1', rooms: [{ channel }] },
  answers,
  inside(answer) {
    const [room] = v.parse(ConnectAnswer, answer).rooms;
    if (!room) return 'nothing';
    if (room.problem) return String(room.problem.status);
    return room.channels.length === 1 ? '200' : `200 on ${room.channels.length}`;
  },
});

const all = (answer: string) => PERSONS.map(() => answer);
/** Who is signed in, whoever that is. */
const signedIn = (answer: string) => ['401', ...PERSONS.slice(1).map(() => answer)];
/** Who is on the course, teaches it, or is an admin. */
const ofCourse = ['401', '403', '200', '200', '403', '200', '200'];
const senders = (answer: string) => ['401', '403', '403', answer, answer, answer, '403'];
const admins = (answer: string) => ['401', '403', '403', '403', '403', answer, '403'];

/**
 * Every route of the server, with every request of it that matters to who may do what. What the API answers is
 * its status, and for what is refused there is a test beside the route that says by which code.
 */
export const ROUTES: Record<string, readonly RouteCase[]> = {
  'GET /api/config': [{ answers: all('200') }],
  'POST /api/pusher/auth': [
    { body: joining(CHANNEL), answers: ['401', '403', '200', '200', '403', '200', '403'] },
    { body: joining(OTHERS), answers: ['401', '200', '200', '200', '200', '200', '403'] },
    {
      body: joining('presence-global'),
      answers: ['401', '200', '200', '200', '200', '200', '403'],
    },
    { body: joining('private-user-nobody'), answers: signedIn('403') },
    { body: joining(OF_A), answers: ['401', '403', '200', '200', '403', '200', '403'] },
    { body: joining(OF_B), answers: ['401', '403', '403', '200', '403', '200', '403'] },
    { body: joining(GROUPED_ROOM), answers: ['401', '403', '403', '200', '403', '200', '403'] },
  ],
  'POST /api/pusher/user-auth': [{ body: { socket_id: '1.1' }, answers: signedIn('200') }],
  'POST /api/presence/connect': [
    { body: beside(CHANNEL), answers: ['401', '403', '200', '200', '403', '200', '403'] },
    { body: beside(OTHERS), answers: ['401', '200', '200', '200', '200', '200', '403'] },
    connecting(CHANNEL, '401', '403', '200', '200', '403', '200', '403'),
    connecting(OTHERS, '401', '200', '200', '200', '200', '200', '403'),
    connecting('presence-global', '401', '200', '200', '200', '200', '200', '403'),
    connecting('private-user-nobody', ...signedIn('403')),
    connecting(OF_A, '401', '403', '200', '200', '403', '200', '403'),
    connecting(OF_B, '401', '403', '403', '200', '403', '200', '403'),
    connecting(GROUPED_ROOM, '401', '403', '200', '200 on 3', '403', '200 on 3', '403'),
  ],
  'PUT /api/me/activity': [
    {
      body: { browserId: 'a-browser', away: true, channels: [CHANNEL] },
      answers: signedIn('204'),
    },
  ],
  'GET /api/presence/away': [
    { path: `/api/presence/away${QUERY}`, answers: ofCourse },
    { path: `/api/presence/away?channel=${OTHERS}`, answers: signedIn('200') },
  ],
  'GET /api/presence/roster': [
    { path: `/api/presence/roster${QUERY}`, answers: ofCourse },
    { path: `/api/presence/roster?channel=${OTHERS}`, answers: signedIn('200') },
    { path: '/api/presence/roster?channel=presence-global', answers: signedIn('200') },
  ],
  'GET /api/presence/viewers': [
    { path: `/api/presence/viewers${QUERY}`, answers: ofCourse },
    { path: `/api/presence/viewers?channel=${OTHERS}&search=a`, answers: signedIn('200') },
  ],
  'GET /api/presence/channels': [
    { path: `/api/presence/channels${QUERY}`, answers: ofCourse },
    {
      path: `/api/presence/channels?channel=${encodeURIComponent(GROUPED_ROOM)}`,
      answers: ofCourse,
    },
    {
      path: `/api/presence/channels?channel=${encodeURIComponent(OF_A)}`,
      answers: signedIn('400'),
    },
  ],
  'GET /api/me/preferences': [{ answers: signedIn('200') }],
  'PUT /api/me/preferences': [{ body: { joinToasts: true }, answers: signedIn('200') }],
  'PUT /api/me/push-subscriptions': [{ body: {}, answers: signedIn('400') }],
  'DELETE /api/me/push-subscriptions': [{ body: ENDPOINT, answers: signedIn('204') }],
  'GET /api/me/notifications': [{ answers: signedIn('200') }],
  'POST /api/me/notifications/read': [{ answers: signedIn('204') }],
  'POST /api/me/notifications/receipts': [{ body: { receipts: [] }, answers: signedIn('204') }],
  'GET /api/me': [{ answers: signedIn('200') }],

  'GET /api/admin/me': [{ answers: senders('200') }],
  'GET /api/admin/courses': [{ answers: senders('200') }],
  'GET /api/admin/chapters': [{ answers: senders('200') }],
  'PUT /api/admin/titles': [{ body: { ...COURSE, title: 'Botany' }, answers: admins('204') }],
  'GET /api/admin/learners': [{ path: '/api/admin/learners?name=a', answers: senders('200') }],
  'POST /api/admin/notifications': [
    {
      path: '/api/admin/notifications?dryRun=true',
      body: draft({ type: 'course', site: 'school', courseId: 'botany' }),
      answers: ['401', '403', '403', '200', '403', '200', '403'],
    },
    {
      path: '/api/admin/notifications?dryRun=true',
      body: draft({ type: 'everyone' }),
      answers: admins('200'),
    },
  ],
  'POST /api/admin/notifications/test': [{ body: {}, answers: senders('400') }],
  'GET /api/admin/notifications': [{ answers: senders('200') }],
  'GET /api/admin/notifications/:id': [
    { path: `/api/admin/notifications/${NONE}`, answers: senders('404') },
  ],
  'POST /api/admin/notifications/:id/cancel': [
    { path: `/api/admin/notifications/${NONE}/cancel`, answers: senders('404') },
  ],
  'GET /api/admin/sites/:site/courses/:course/learners': [{ path: LIST, answers: admins('200') }],
  'PUT /api/admin/sites/:site/courses/:course/learners': [
    { path: LIST, body: { learners: [] }, answers: admins('200') },
  ],
  'PUT /api/admin/sites/:site/courses/:course/learners/:learner': [
    { path: `${LIST}/a`, body: {}, answers: admins('200') },
  ],
  'DELETE /api/admin/sites/:site/courses/:course/learners/:learner': [
    { path: `${LIST}/a`, answers: admins('204') },
  ],

  'POST /api/me/reports': [
    {
      body: { personId: 'nobody', ...ROOM },
      answers: ['401', '403', '404', '404', '403', '404', '404'],
    },
  ],
  'GET /api/admin/reports': [{ answers: senders('200') }],
  'PUT /api/admin/people/:id/moderation': [
    { path: '/api/admin/people/nobody/moderation', body: {}, answers: admins('200') },
  ],

  'POST /api/local-identity/sign-in': [{ body: { displayName: 'Zoe' }, answers: all('200') }],
  // They take the secret of a browser, and no session token; who has none is signed out already.
  'POST /api/local-identity/token': [{ body: {}, answers: all('401') }],
  'POST /api/local-identity/sign-out': [{ body: {}, answers: signedIn('204') }],
  'POST /api/local-identity/sign-out-everywhere': [{ body: {}, answers: signedIn('204') }],

  'GET /healthz': [{ answers: all('200') }],
  'GET /readyz': [{ answers: all('200') }],
  'GET /pages/:name': [{ path: '/pages/none.js', answers: all('404') }],
  'GET /identity/identity.js': [{ answers: all('200') }],
  'GET /privacy': [{ answers: all('200') }],
  'GET /privacy/style.css': [{ answers: all('200') }],
  'GET /admin': [{ answers: all('200') }],
  'GET /': [{ answers: all('302') }],
  'GET /demo/navigation.js': [{ answers: all('200') }],
  'GET /demo/style.css': [{ answers: all('200') }],
  'GET /courses/:courseId/chapters/:chapterId': [
    { path: '/courses/demo/chapters/1', answers: all('200') },
  ],

  // The last: who asks is gone after it.
  'DELETE /api/me': [{ answers: signedIn('200') }],
};
