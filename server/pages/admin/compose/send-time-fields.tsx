import { MAX_DAYS_AHEAD } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';
import type { ComposeForm } from './compose-form.ts';
import { Field } from './field.tsx';
import { problemAt } from './problems.ts';
import { Radio } from './radio.tsx';

/** When the notification leaves. */
export function SendTimeFields({ form }: { form: ComposeForm }) {
  const { fields, problems, change } = form;
  const isLater = fields.when === 'later';
  return (
    <fieldset id="when" class="field">
      <legend>{composeWords.when}</legend>
      <div class="choices">
        <Radio
          name="when"
          value="now"
          label={composeWords.now}
          isChosen={!isLater}
          onChoose={() => change('when', { when: 'now' })}
        />
        <Radio
          name="when"
          value="later"
          label={composeWords.later}
          isChosen={isLater}
          onChoose={() => change('when', { when: 'later' })}
        />
      </div>
      <Field
        id="later"
        hidden={!isLater}
        name="sendAt"
        label={composeWords.sendAt}
        hint={composeWords.sendAtHint(MAX_DAYS_AHEAD)}
        problem={problemAt(problems, 'sendAt')}
      >
        {(described) => (
          <input
            type="datetime-local"
            name="sendAt"
            max="9999-12-31T23:59"
            value={fields.sendAt}
            {...described}
            onInput={(event) => change('sendAt', { sendAt: event.currentTarget.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

/** Whether only a part of a time was typed: a browser gives no value for it, nor an event, but says so. */
export function isSendTimePartial(form: HTMLFormElement | null): boolean {
  const control = form?.elements.namedItem('sendAt');
  return control instanceof HTMLInputElement && control.validity.badInput;
}
