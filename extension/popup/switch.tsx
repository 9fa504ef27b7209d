/**
 * A setting that is on or off, with a word on what that means. The label holds the switch, and the
 * description stands in an attribute: it needs no ids, of which two might be the same.
 */
export function Switch(props: {
  label: string;
  hint: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const { label, hint, on, onChange } = props;
  return (
    <label class="switch">
      <span>
        {label}
        <span class="quiet" aria-hidden="true">
          {hint}
        </span>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-description={hint || undefined}
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
