import { useState } from 'preact/hooks';
import type { BusyChapters, NamedCourse, Sender } from '../../../contract/admin.ts';
import type { Audience } from '../../../contract/notifications.ts';
import { MAX_PAGE_ID } from '../../../contract/room-channel.ts';
import { composeWords } from '../../../words/compose.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { CourseFinder } from '../course-finder.tsx';
import { courseName, tellsSites } from '../course-name.ts';
import type { Courses } from '../use-courses.ts';
import { type ComposeForm, textProps } from './compose-form.ts';
import { courseIn, courseKey } from './draft.ts';
import { FieldProblemText, problemId } from './field.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { problemAt } from './problems.ts';
import { Radio } from './radio.tsx';
import { type Choice, SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** The id of the list of chapters to choose from. */
const CHAPTERS_NOW = 'chapters-now';

const AUDIENCES: readonly Choice<Audience['type']>[] = [
  ['everyone', composeWords.audiences.everyone],
  ['course', composeWords.audiences.course],
  ['chapter', composeWords.audiences.chapter],
  ['users', composeWords.audiences.users],
];

interface AudienceFieldsProps {
  form: ComposeForm;
  api: AdminApi;
  sender: Sender;
  /** Where people are now. */
  chapters: BusyChapters['chapters'];
  courses: Courses;
  /** Counts how often the form was cleared. */
  clearings: number;
}

/** Whom the notification is for. */
export function AudienceFields(props: AudienceFieldsProps) {
  const { form, api, sender, chapters, courses, clearings } = props;
  const [sought, setSought] = useState('');
  const { fields, problems, change } = form;
  const { audience: chosen } = fields;
  const problem = problemAt(problems, 'audience');
  const choices = sender.courses.map((each) => courseChoice(each, sender));
  const course = courseIn(fields, sender);
  const isForCourse = chosen === 'course' || chosen === 'chapter';
  const { coursesWithoutSite } = sender;
  return (
    <fieldset id="audience" class="field">
      <legend>{composeWords.to}</legend>
      {AUDIENCES.map(([audience, label]) => (
        <Radio
          key={audience}
          name="audience"
          value={audience}
          label={label}
          isChosen={audience === chosen}
          onChoose={() => change('audience', { audience })}
          {...(audience === 'everyone' && { id: 'everyone', hidden: sender.role !== 'admin' })}
          describedBy={audience === chosen && problem ? problemId('audience') : undefined}
        />
      ))}
      {isForCourse && (
        <CourseFinder name="find-course" text={sought} courses={courses} onText={setSought} />
      )}
      <div class="row" id="places" hidden={!isForCourse}>
        <SelectField
          name="courseId"
          label={composeWords.course}
          choices={choices.length > 0 ? choices : [NO_COURSE]}
          value={course ? courseKey(course, sender) : ''}
          problem={problemAt(problems, 'courseId')}
          onChoice={(courseId) => change('courseId', { courseId })}
        />
        <TextField
          {...textProps(form, 'chapterId')}
          id="chapter"
          hidden={chosen !== 'chapter'}
          label={composeWords.chapter}
          list={CHAPTERS_NOW}
          maxLength={MAX_PAGE_ID}
        />
        <datalist id={CHAPTERS_NOW}>
          {chapters.map(({ chapterId, title }) => (
            <option key={chapterId} value={chapterId} label={title ?? chapterId} />
          ))}
        </datalist>
      </div>
      <p class="hint" hidden={!isForCourse || coursesWithoutSite.length === 0}>
        {composeWords.coursesWithoutSite(coursesWithoutSite)}
      </p>
      <PeoplePicker
        key={clearings}
        hidden={chosen !== 'users'}
        api={api}
        people={fields.people}
        problem={problemAt(problems, 'learner')}
        onChange={(people) => change('audience', { people })}
      />
      <FieldProblemText name="audience" problem={problem} />
    </fieldset>
  );
}

const NO_COURSE: Choice<string> = ['', composeWords.noCourse];

function courseChoice(each: NamedCourse, sender: Sender): Choice<string> {
  const { site, course, title } = each;
  return [courseKey(each, sender), courseName(title ?? course, site, tellsSites(sender))];
}
