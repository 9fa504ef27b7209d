import { MAX_BODY, MAX_TITLE } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';
import { CATEGORY_CHOICES, TTL_CHOICES } from './choices.ts';
import { type ComposeForm, choiceProps, textProps } from './compose-form.ts';
import { Field } from './field.tsx';
import { MoreFields } from './more-fields.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { UrlField } from './url-field.tsx';

/** What the notification says, and how it travels. */
export function MessageFields({ form }: { form: ComposeForm }) {
  const { fields, change } = form;
  const body = textProps(form, 'body');
  return (
    <section aria-labelledby="message-heading">
      <h2 id="message-heading" tabIndex={-1}>
        {composeWords.message}
      </h2>
      <TextField
        {...textProps(form, 'title')}
        label={composeWords.title}
        maxLength={MAX_TITLE}
        required
      />
      <Field name="body" label={composeWords.text} problem={body.problem}>
        {(described) => (
          <textarea
            name="body"
            maxLength={MAX_BODY}
            rows={3}
            value={body.value}
            {...described}
            onInput={(event) => body.onText(event.currentTarget.value)}
          />
        )}
      </Field>
      <UrlField
        form={form}
        name="url"
        label={composeWords.leadsTo}
        placeholder={composeWords.pageExample}
      />
      <div class="row">
        <SelectField
          {...choiceProps(form, 'category')}
          label={composeWords.about}
          choices={CATEGORY_CHOICES}
        />
        <SelectField
          {...choiceProps(form, 'ttl')}
          label={composeWords.givesUpAfter}
          choices={TTL_CHOICES}
        />
      </div>
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            name="critical"
            checked={fields.critical}
            onChange={(event) => change('critical', { critical: event.currentTarget.checked })}
          />{' '}
          {composeWords.critical}
        </label>
      </div>
      <MoreFields form={form} />
    </section>
  );
}
