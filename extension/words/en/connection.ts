import type { Connection } from '../../messages/connection.ts';

/** How the connection stands, in one or two words. */
export const labels: Record<Connection, string> = {
  live: 'Live',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  unreachable: 'Can’t connect',
  updating: 'Updating…',
  refused: 'No access',
  unchosen: 'Choose what others see of you',
  'signed-out': 'Sign in',
};

/** What that means for the learner; `live` needs no note. */
export const notes: Record<Connection, string> = {
  live: '',
  connecting: 'Finding out who is here.',
  reconnecting: 'This is who was here a moment ago.',
  offline: 'You are offline. This is who was here a moment ago.',
  unreachable: 'Can’t reach the Alongside server. Still trying.',
  updating: 'Alongside is being updated. It goes on by itself; you need do nothing.',
  refused:
    'The server does not show this account who is here. Ask your school, or use another account.',
  unchosen: 'Nobody sees you before. Press the button to choose.',
  'signed-out': 'See who is learning with you.',
};
