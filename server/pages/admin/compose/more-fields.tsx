import { MAX_ACTION_TITLE, MAX_TOPIC } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';
import { URGENCY_CHOICES } from './choices.ts';
import { type ComposeForm, choiceProps, textProps } from './compose-form.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { UrlField } from './url-field.tsx';

/** What few notifications need, folded. */
export function MoreFields({ form }: { form: ComposeForm }) {
  return (
    <details>
      <summary>{composeWords.more}</summary>
      <div class="row">
        <SelectField
          {...choiceProps(form, 'urgency')}
          label={composeWords.urgency}
          choices={URGENCY_CHOICES}
        />
        <TextField
          {...textProps(form, 'topic')}
          label={composeWords.topic}
          maxLength={MAX_TOPIC}
          hint={composeWords.topicHint}
        />
      </div>
      <UrlField
        form={form}
        name="icon"
        label={composeWords.picture}
        placeholder={composeWords.pictureExample}
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
      <UrlField
        form={form}
        name={`action${number}Url`}
        label={composeWords.buttonLeadsTo(number + 1)}
        placeholder={composeWords.pageExample}
      />
    </div>
  );
}
