import { notificationWords } from '../words/notifications.ts';

/** Asks a learner who has not decided yet, in the place where the switch will be. */
export function NotificationOffer({ answer }: { answer: (on: boolean) => void }) {
  return (
    <div class="offer" data-part="push-state" data-state="off">
      <h2>{notificationWords.offer}</h2>
      <p class="quiet">{notificationWords.offerLead}</p>
      <div class="answers">
        <button type="button" class="strong" name="turn-on" onClick={() => answer(true)}>
          {notificationWords.turnOn}
        </button>
        <button type="button" name="not-now" onClick={() => answer(false)}>
          {notificationWords.notNow}
        </button>
      </div>
    </div>
  );
}
