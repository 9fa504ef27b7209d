import './compose.css';
import { useRef, useState } from 'preact/hooks';
import type { BusyChapters, Sender } from '../../../contract/admin.ts';
import { composeWords } from '../../../words/compose.ts';
import type { AdminApi } from '../api/admin-api.ts';
import type { Courses } from '../use-courses.ts';
import { AudienceFields } from './audience-fields.tsx';
import type { ComposeForm } from './compose-form.ts';
import { audienceOf, contentOf } from './draft.ts';
import { EMPTY_FIELDS } from './draft-fields.ts';
import { MessageFields } from './message-fields.tsx';
import { missingContent, missingIn } from './missing.ts';
import { Preview } from './preview.tsx';
import { fieldAt } from './problems.ts';
import { sendLabel } from './reach-words.ts';
import { isSendTimePartial, SendTimeFields } from './send-time-fields.tsx';
import { useAttempts } from './use-attempts.ts';
import { useProblems } from './use-problems.ts';
import { useReach } from './use-reach.ts';
import { useSending } from './use-sending.ts';

interface ComposeProps {
  api: AdminApi;
  sender: Sender;
  /** Counts how often somebody signed in. */
  session: number;
  chapters: BusyChapters['chapters'];
  courses: Courses;
  onSent(): void;
}

/** Composing: the form with its preview and its reach, sending, and sending to oneself. */
export function Compose({ api, sender, session, chapters, courses, onSent }: ComposeProps) {
  const [fields, setFields] = useState(EMPTY_FIELDS);
  const [clearings, setClearings] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const { problems, show, clear } = useProblems(form);
  const { outcome, isBusy, attempt } = useAttempts(show);
  const { reach, words } = useReach(api, audienceOf(fields, sender), [fields, session]);
  const { sendDraft, sendTest } = useSending({
    api,
    fields,
    sender,
    onSent,
    onCleared() {
      setFields(EMPTY_FIELDS);
      setClearings((count) => count + 1);
    },
  });

  const parts: ComposeForm = {
    fields,
    problems,
    change(control, patch) {
      clear(control);
      setFields((before) => ({ ...before, ...patch }));
    },
  };
  const at = (pointer: string) => fieldAt(fields, pointer);

  function onSend({ detail }: MouseEvent): void {
    // The second of a double click finds an empty form, and would say that nothing was sent.
    if (detail > 1) return;
    const missing = missingIn(fields, sender, isSendTimePartial(form.current));
    void attempt({ button: 'send', missing, work: sendDraft, fieldAt: at });
  }

  function onTest(): void {
    const missing = missingContent(fields);
    void attempt({ button: 'test', missing, work: sendTest, fieldAt: at });
  }

  return (
    // Enter in a field must not send: there is no submit button, and this holds where a browser needs none.
    <form
      ref={form}
      id="compose"
      noValidate
      data-part="compose"
      onSubmit={(event) => event.preventDefault()}
    >
      <MessageFields form={parts} />
      <section aria-labelledby="preview-heading">
        <h2 id="preview-heading">{composeWords.preview}</h2>
        <Preview content={contentOf(fields)} />
        <AudienceFields
          form={parts}
          api={api}
          sender={sender}
          chapters={chapters}
          courses={courses}
          clearings={clearings}
        />
        <p id="reach" class="reach" data-part="reach" role="status">
          {words}
        </p>
        <SendTimeFields key={clearings} form={parts} />
        <div class="buttons">
          {/* Not `disabled` while busy: that would drop the focus. */}
          <button type="button" id="test" aria-disabled={isBusy('test')} onClick={onTest}>
            {composeWords.sendTest}
          </button>
          <button
            type="button"
            id="send"
            class="primary"
            data-part="send"
            aria-disabled={isBusy('send')}
            onClick={onSend}
            onKeyDown={ignoreRepeats}
          >
            {sendLabel(fields.when, reach)}
          </button>
        </div>
        <p
          id="outcome"
          data-part="outcome"
          role="status"
          class={outcome.isProblem ? 'problem' : undefined}
        >
          {outcome.words}
        </p>
      </section>
    </form>
  );
}

/** An Enter that is held down presses again and again. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}
