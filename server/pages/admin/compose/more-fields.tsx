import { MAX_ACTION_TITLE, MAX_TOPIC, MAX_URL } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';
import { URGENCY_CHOICES } from './choices.ts';
import { type ComposeForm, textProps } from './compose-form.ts';
import { problemAt } from './problems.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** What few notifications need, folded. */
export function MoreFields({ form }: { form: ComposeForm }) {
  const { fields, problems, change } = form;
  return (
    <details>
      <summary>{composeWords.more}</summary>
      <div class="row">
        <SelectField
          name="urgency"
          label={composeWords.urgency}
          choices={URGENCY_CHOICES}
          value={fields.urgency}
          problem={problemAt(problems, 'urgency')}
          onChoice={(urgency) => change('urgency', { urgency })}
        />
        <TextField
          {...textProps(form, 'topic')}
          label={composeWords.topic}
          maxLength={MAX_TOPIC}
          hint={composeWords.topicHint}
        />
      </div>
      <TextField
        {...textProps(form, 'icon')}
        label={composeWords.picture}
        maxLength={MAX_URL}
        placeholder={composeWords.pictureExample}
        inputMode="url"
      />
      <ActionFields form={form} number={0} />
      <ActionFields form={form} number={1} />
    </details>
  );
}

/** A button on the notification. */
function ActionFields({ form, number }: { form: ComposeForm; number: 0 | 1 }) {
  return (
    <div class="row">
      <TextField
        {...textProps(form, `action${number}Title`)}
        label={composeWords.button(number + 1)}
        maxLength={MAX_ACTION_TITLE}
      />
      <TextField
        {...textProps(form, `action${number}Url`)}
        label={composeWords.buttonLeadsTo(number + 1)}
        maxLength={MAX_URL}
        placeholder={composeWords.pageExample}
        inputMode="url"
      />
    </div>
  );
}
