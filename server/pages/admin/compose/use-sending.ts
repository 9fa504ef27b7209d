import { useRef } from 'preact/hooks';
import type { AdminApi } from '../api/admin-api.ts';
import { dateAndTime, peopleWords } from '../words.ts';
import { contentOf, draftOf } from './draft.ts';
import type { DraftFields } from './draft-fields.ts';
import { createDraftKeys } from './draft-keys.ts';

interface SendingOptions {
  api: AdminApi;
  fields: DraftFields;
  courses: readonly string[];
  /** Called when something was accepted. */
  onSent(): void;
  /** Called when the form has to be emptied. */
  onCleared(): void;
}

/** Sends what the form says; both give what is to be said then. */
export function useSending({ api, fields, courses, onSent, onCleared }: SendingOptions) {
  const keys = useRef(createDraftKeys()).current;
  /** What stands in the form by the time that an answer comes. */
  const latest = useRef(fields);
  latest.current = fields;

  async function sendDraft(): Promise<string> {
    const draft = draftOf(fields, courses);
    if (!draft) throw new Error('A draft was to be sent that has no audience.');
    const now = new Date().toISOString();
    const reach = await api.send({ ...draft, now }, keys.keyOf(draft));
    keys.forget();
    onSent();
    // What was changed meanwhile was not sent, and stays.
    const left = draftOf(latest.current, courses);
    if (JSON.stringify(left) === JSON.stringify(draft)) onCleared();
    return draft.sendAt
      ? `Scheduled for ${dateAndTime(draft.sendAt)}.`
      : `On its way to ${peopleWords(reach.people)}.`;
  }

  async function sendTest(): Promise<string> {
    const own = await api.sendTest(contentOf(fields));
    onSent();
    return own.devices > 0
      ? 'Sent to you.'
      : 'You have no browser that takes notifications: turn them on in the extension.';
  }

  return { sendDraft, sendTest };
}
