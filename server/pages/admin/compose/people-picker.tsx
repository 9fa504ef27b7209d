import './people-picker.css';
import { useRef } from 'preact/hooks';
import { MAX_NAME_QUERY } from '../../../contract/admin.ts';
import { composeWords } from '../../../words/compose.ts';
import type { AdminApi } from '../api/admin-api.ts';
import type { Person } from './draft-fields.ts';
import { FieldProblemText, problemId } from './field.tsx';
import { usePeopleSearch } from './use-people-search.ts';

interface PeoplePickerProps {
  hidden: boolean;
  api: AdminApi;
  /** Who is chosen. */
  people: readonly Person[];
  problem: string | undefined;
  onChange(people: readonly Person[]): void;
}

/** People by name: found as one types, added by Enter or a click. */
export function PeoplePicker({ hidden, api, people, problem, onChange }: PeoplePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const { found, find, findSoon, forget, setWords } = usePeopleSearch(api, people);

  function add(person: Person): void {
    if (input.current) input.current.value = '';
    forget(composeWords.added(person.name));
    onChange([...people, person]);
    input.current?.focus();
  }

  function remove({ id, name }: Person): void {
    setWords(composeWords.removed(name));
    onChange(people.filter((person) => person.id !== id));
    input.current?.focus();
  }

  async function onKeyDown(event: KeyboardEvent): Promise<void> {
    // Enter may also end what is being put together from several keys, as for Chinese.
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const [first] = (await find(input.current?.value ?? '')) ?? [];
    if (first) add(first);
  }

  return (
    <div id="people" hidden={hidden}>
      <div class="field">
        <label>
          {composeWords.name}{' '}
          <input
            ref={input}
            name="learner"
            maxLength={MAX_NAME_QUERY}
            autocomplete="off"
            placeholder={composeWords.namePlaceholder}
            aria-describedby={problem ? `people-hint ${problemId('learner')}` : 'people-hint'}
            aria-invalid={problem ? 'true' : undefined}
            onInput={(event) => findSoon(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </label>
        <p class="hint" id="people-hint">
          {composeWords.nameHint}
        </p>
        <FieldProblemText name="learner" problem={problem} />
      </div>
      <ul id="found" aria-label={composeWords.found}>
        {found.people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-label={composeWords.add(person.name)}
              onClick={() => add(person)}
            >
              {`+ ${person.name}`}
            </button>
          </li>
        ))}
      </ul>
      <ul id="chosen" aria-label={composeWords.chosen}>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-label={composeWords.remove(person.name)}
              onClick={() => remove(person)}
            >
              {`${person.name} ×`}
            </button>
          </li>
        ))}
      </ul>
      <p id="people-outcome" class="hint" role="status">
        {found.words}
      </p>
    </div>
  );
}
