import './naming.css';
import { useState } from 'preact/hooks';
import type { Sender } from '../../../contract/admin.ts';
import { MAX_PAGE_ID } from '../../../contract/room-channel.ts';
import { MAX_TOLD_TITLE } from '../../../contract/room-titles.ts';
import { namingWords } from '../../../words/naming.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { ApiError } from '../api/api-error.ts';
import { SelectField } from '../compose/select-field.tsx';
import { TextField } from '../compose/text-field.tsx';
import { CourseFinder } from '../course-finder.tsx';
import { courseName, tellsSites } from '../course-name.ts';
import type { Courses } from '../use-courses.ts';
import { titleChange } from './title-change.ts';

const EMPTY = { course: 0, chapter: '', title: '', text: '' };

/** Says what courses and chapters are called, for admins. */
export function Naming({
  api,
  sender,
  courses,
}: {
  api: AdminApi;
  sender: Sender;
  courses: Courses;
}) {
  const [fields, setFields] = useState(EMPTY);
  const [said, setSaid] = useState({ done: '', problem: '' });
  const chosen = courses.all[fields.course];
  const change = (patch: Partial<typeof EMPTY>) => setFields((before) => ({ ...before, ...patch }));

  async function set(): Promise<void> {
    if (!chosen) return;
    setSaid({ done: '', problem: '' });
    const asked = titleChange(chosen, fields);
    try {
      await api.setTitle(asked);
      await courses.find(chosen.course);
      change({ chapter: '', title: '' });
      setSaid({ done: asked.title ? namingWords.done : namingWords.takenBack, problem: '' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setSaid({ done: '', problem: error.message });
    }
  }

  return (
    <section aria-labelledby="naming-heading" data-part="naming">
      <h2 id="naming-heading">{namingWords.heading}</h2>
      <p class="hint">{namingWords.hint}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <CourseFinder
          name="naming-find"
          text={fields.text}
          courses={courses}
          onText={(text) => change({ text })}
        />
        <SelectField
          name="naming-course"
          label={namingWords.course}
          choices={
            courses.all.length > 0
              ? courses.all.map((each, index) => [
                  index,
                  courseName(each.title ?? each.course, each.site, tellsSites(sender)),
                ])
              : [[0, namingWords.noCourse]]
          }
          value={fields.course}
          problem={undefined}
          onChoice={(course) => change({ course })}
        />
        <TextField
          name="naming-chapter"
          label={namingWords.chapter}
          hint={namingWords.chapterHint}
          value={fields.chapter}
          maxLength={MAX_PAGE_ID}
          problem={undefined}
          list="chapters-now"
          onText={(chapter) => change({ chapter })}
        />
        <TextField
          name="naming-title"
          label={namingWords.title}
          hint={namingWords.titleHint}
          value={fields.title}
          maxLength={MAX_TOLD_TITLE}
          problem={undefined}
          onText={(title) => change({ title })}
        />
        <button type="submit" disabled={!chosen}>
          {namingWords.set}
        </button>
        <p role="status">{said.done}</p>
        <p class="problem" role="alert">
          {said.problem}
        </p>
      </form>
    </section>
  );
}
