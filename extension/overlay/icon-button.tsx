import { Icon } from './icon.tsx';

/** A round button of 24 px, the smallest that is easy to hit (WCAG 2.5.8). */
export function IconButton(props: { label: string; path: string; onClick: () => void }) {
  return (
    <button type="button" class="icon" aria-label={props.label} onClick={props.onClick}>
      <Icon path={props.path} />
    </button>
  );
}
