import type { Connection } from '../../messages/connection.ts';

/** Says how the connection stands: in one or two words, and what it means for the learner. */
interface StateWords {
  label: string;
  note: string;
}

/** The words for every state of the connection; `live` needs no note. */
export const states: Record<Connection, StateWords> = {
  live: { label: 'Live', note: '' },
  connecting: { label: 'Connecting…', note: 'Finding out who is here.' },
  reconnecting: { label: 'Reconnecting…', note: 'This is who was here a moment ago.' },
  offline: {
    label: 'Offline',
    note: 'You are offline. This is who was here a moment ago.',
  },
  unreachable: {
    label: 'Can’t connect',
    note: 'Can’t reach the Alongside server. Still trying.',
  },
  refused: {
    label: 'No access',
    note: 'The server does not show this account who is here. Ask your school, or use another account.',
  },
  unchosen: {
    label: 'Choose what others see of you',
    note: 'Nobody sees you before. Press the button to choose.',
  },
  'signed-out': { label: 'Sign in', note: 'See who is learning with you.' },
};
