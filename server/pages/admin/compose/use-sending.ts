import { useRef } from 'preact/hooks';
import { composeWords } from '../../../words/compose.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { type Chooser, contentOf, draftOf } from './draft.ts';
import type { DraftFields } from './draft-fields.ts';
import { createDraftKeys } from './draft-keys.ts';
import { onItsWayWords } from './reach-words.ts';

interface SendingOptions {
  api: AdminApi;
  fields: DraftFields;
  sender: Chooser;
  /** Called when something was accepted. */
  onSent(): void;
  /** Called when the form has to be emptied. */
  onCleared(): void;
}

/** Sends what the form says; both give what is to be said then. */
export function useSending({ api, fields, sender, onSent, onCleared }: SendingOptions) {
  const keys = useRef(createDraftKeys()).current;
  /** What stands in the form by the time that an answer comes. */
  const latest = useRef(fields);
  latest.current = fields;

  async function sendDraft(): Promise<string> {
    const draft = draftOf(fields, sender);
    if (!draft) throw new Error('A draft was to be sent that has no audience.');
    const now = new Date().toISOString();
    const reach = await api.send({ ...draft, now }, keys.keyOf(draft));
    keys.forget();
    onSent();
    // What was changed meanwhile was not sent, and stays.
    const left = draftOf(latest.current, sender);
    if (JSON.stringify(left) === JSON.stringify(draft)) onCleared();
    return draft.sendAt ? composeWords.scheduled(draft.sendAt) : onItsWayWords(reach);
  }

  async function sendTest(): Promise<string> {
    const own = await api.sendTest(contentOf(fields));
    onSent();
    return own.devices > 0 ? composeWords.testSent : composeWords.testReachesNobody;
  }

  return { sendDraft, sendTest };
}
