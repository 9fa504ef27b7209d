import { useId } from 'preact/hooks';

/** A setting that is on or off, with a word on what that means. */
export function Switch(props: {
  label: string;
  hint: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const { label, hint, on, onChange } = props;
  const id = useId();
  return (
    <div class="switch">
      <label for={id}>
        {label}
        <span class="quiet" id={`${id}-hint`} aria-hidden="true">
          {hint}
        </span>
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-describedby={`${id}-hint`}
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
