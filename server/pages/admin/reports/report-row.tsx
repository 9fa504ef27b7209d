import { useState } from 'preact/hooks';
import type { ModerationPatch, ShownReport } from '../../../contract/moderation.ts';
import { dateAndTime } from '../../../words/formats.ts';
import { moderationWords } from '../../../words/moderation.ts';
import { actsOn } from './acts.ts';

interface ReportRowProps {
  report: ShownReport;
  /** Whether there are several course sites. */
  tellsSites: boolean;
  act(personId: string, patch: ModerationPatch): Promise<void>;
}

/** One report: as whom others saw somebody, where, and what is taken from them. */
export function ReportRow({ report, tellsSites, act }: ReportRowProps) {
  const { at, site, courseId, chapterId, name, imageUrl, personId, reporter, moderation } = report;
  const [isBusy, setBusy] = useState(false);
  const called = name ?? moderationWords.erasedPerson;
  const where = [...(tellsSites ? [site] : []), courseId, chapterId].join(' / ');

  async function onAct(patch: ModerationPatch): Promise<void> {
    if (isBusy || personId === null) return;
    setBusy(true);
    await act(personId, patch).finally(() => setBusy(false));
  }

  return (
    <li data-part="report" data-person-id={personId ?? undefined}>
      <h3>
        {/* No `alt`: the name stands beside it. */}
        {imageUrl && <img src={imageUrl} alt="" width="24" height="24" />}
        <bdi>{called}</bdi>
      </h3>
      <p class="hint">{moderationWords.about(where, dateAndTime(at), reporter)}</p>
      <p class="state">
        {moderation.nameTaken && <span>{moderationWords.nameTaken}</span>}
        {moderation.pictureTaken && <span>{moderationWords.pictureTaken}</span>}
        {moderation.isBarred && (
          <span>
            {moderation.barredUntil
              ? moderationWords.barredUntil(dateAndTime(moderation.barredUntil))
              : moderationWords.barredForGood}
          </span>
        )}
      </p>
      {personId !== null && (
        <p class="acts">
          {actsOn(moderation).map(({ id, words, patch }) => (
            // Not `disabled` while busy: that would drop the focus.
            <button
              key={id}
              type="button"
              aria-label={moderationWords.actOn(words, called)}
              aria-disabled={isBusy}
              onClick={() => void onAct(patch)}
            >
              {words}
            </button>
          ))}
        </p>
      )}
    </li>
  );
}
