import type { Figures } from '../../../contract/notifications.ts';

const PARTS = ['sent', 'shown', 'clicked'] as const;

/** Targeted, sent, shown and clicked as bars one upon the other, each a part of the one before. */
export function FigureBar({ figures, hidden }: { figures: Figures; hidden: boolean }) {
  return (
    <div class="bar" aria-hidden="true" hidden={hidden}>
      {PARTS.map((part) => (
        <i
          key={part}
          class={part}
          style={{
            width: `${figures.targeted > 0 ? (100 * figures[part]) / figures.targeted : 0}%`,
          }}
        />
      ))}
    </div>
  );
}
