interface RadioProps {
  name: string;
  value: string;
  label: string;
  isChosen: boolean;
  onChoose(): void;
  id?: string;
  hidden?: boolean;
  /** The id of what is said to be wrong with the choice. */
  describedBy?: string | undefined;
}

/** One of several that exclude each other. */
export function Radio(props: RadioProps) {
  const { name, value, label, isChosen, onChoose, id, hidden = false, describedBy } = props;
  return (
    <label class="check" id={id} hidden={hidden}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        aria-describedby={describedBy}
        onChange={onChoose}
      />{' '}
      {label}
    </label>
  );
}
