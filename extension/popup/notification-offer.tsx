/** Asks a learner who has not decided yet, in the place where the switch will be. */
export function NotificationOffer({ answer }: { answer: (on: boolean) => void }) {
  return (
    <div class="offer" data-part="push-state" data-state="off">
      <h2>Hear from your instructors?</h2>
      <p class="quiet">
        Deadlines, live sessions and answers reach you also when no chapter is open. You choose
        which, and when.
      </p>
      <div class="answers">
        <button type="button" class="strong" name="turn-on" onClick={() => answer(true)}>
          Turn on
        </button>
        <button type="button" name="not-now" onClick={() => answer(false)}>
          Not now
        </button>
      </div>
    </div>
  );
}
