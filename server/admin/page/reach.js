// How many a notification would reach.
import { sentenceOf } from './api.js';

/** Ms without a change before the server is asked. */
const PAUSE = 250;

const plural = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** @param {{ people: number }} reach */
export function peopleWords({ people }) {
  return plural(people, 'person', 'people');
}

function reachWords({ people, devices }) {
  if (people === 0) return 'Nobody there takes notifications.';
  return `Reaches ${peopleWords({ people })} on ${plural(devices, 'device', 'devices')}.`;
}

/**
 * @param {HTMLElement} place where it is said
 * @param {import('./api.js').Ask} ask
 * @param {() => void} changed called when it is known, or no longer
 * @param {AbortSignal} signal ends it
 */
export function createReach(place, ask, changed, signal) {
  let reach = null;
  let asked = 0;
  let timer;

  async function find(audience) {
    const number = ++asked;
    const [found, words] = await answerTo(audience);
    // Another question is under way, or nobody asks any more.
    if (number !== asked || signal.aborted) return;
    reach = found;
    if (place.textContent !== words) place.textContent = words;
    changed();
  }

  async function answerTo(audience) {
    if (!audience) return [null, 'Choose whom it is for.'];
    try {
      const answer = await ask('POST', 'notifications?dryRun', { title: 'Reach', audience });
      return [answer.reach, reachWords(answer.reach)];
    } catch (error) {
      return [null, sentenceOf(error)];
    }
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    /** @type {() => { people: number } | null} */
    now: () => reach,
    /** @param {object | null} audience */
    ask(audience) {
      clearTimeout(timer);
      timer = setTimeout(find, PAUSE, audience);
    },
  };
}
