import { visibilityWords } from '../words/visibility.ts';

/** Leads to where the learner chooses what others see of them, which they have not done yet. */
export function ChooseFirst({ onChoose }: { onChoose: () => void }) {
  return (
    <div class="trouble" data-part="choose-first">
      <h2>{visibilityWords.toChoose}</h2>
      <p>{visibilityWords.whyChoose}</p>
      <button type="button" class="strong" onClick={onChoose}>
        {visibilityWords.choose}
      </button>
    </div>
  );
}
