// People by name: found as one types, added by Enter or a click.
import { sentenceOf } from './api.js';
import { byId, element } from './elements.js';

/** Ms without a keystroke before the server is asked. */
const PAUSE = 250;

/**
 * @param {HTMLInputElement} input
 * @param {import('./api.js').Ask} ask
 * @param {() => void} changed
 * @param {AbortSignal} signal ends it
 */
export function createPeople(input, ask, changed, signal) {
  /** @type {Map<string, string>} names by id */
  const chosen = new Map();
  let asked = 0;
  let timer;

  const say = (words) => {
    byId('people-outcome').textContent = words;
  };
  const button = (textContent, ariaLabel, onclick) =>
    element('li', {}, element('button', { type: 'button', textContent, ariaLabel, onclick }));

  function showChosen() {
    const rows = [...chosen].map(([id, name]) =>
      button(`${name} ×`, `Remove ${name}`, () => remove(id, name)),
    );
    byId('chosen').replaceChildren(...rows);
  }

  function showFound(people) {
    const rows = people.map((person) =>
      button(`+ ${person.name}`, `Add ${person.name}`, () => add(person)),
    );
    byId('found').replaceChildren(...rows);
  }

  function forgetQuery() {
    clearTimeout(timer);
    asked += 1; // what is on its way is not shown any more
    input.value = '';
    showFound([]);
  }

  function add({ id, name }) {
    chosen.set(id, name);
    forgetQuery();
    showChosen();
    say(`${name} was added.`);
    input.focus();
    changed();
  }

  function remove(id, name) {
    chosen.delete(id);
    showChosen();
    say(`${name} was removed.`);
    input.focus();
    changed();
  }

  /** Shows who is called what was typed, who is called exactly so first. `null`: something else is asked by now. */
  async function find() {
    clearTimeout(timer);
    const number = ++asked;
    const query = input.value.trim();
    const [people, words] = query ? await called(query) : [[], ''];
    if (number !== asked || signal.aborted) return null;
    showFound(people);
    say(words);
    return people;
  }

  /** Whom the server finds, and what is to be said of it. */
  async function called(query) {
    try {
      const { learners } = await ask('GET', `learners?name=${encodeURIComponent(query)}`);
      const people = inOrder(learners, query);
      return [
        people,
        people.length > 0 ? '' : `Nobody${chosen.size > 0 ? ' else' : ''} is called “${query}”.`,
      ];
    } catch (error) {
      return [[], sentenceOf(error)];
    }
  }

  function inOrder(learners, query) {
    const isExact = ({ name }) => Number(name.toLowerCase() === query.toLowerCase());
    return learners.filter(({ id }) => !chosen.has(id)).sort((a, b) => isExact(b) - isExact(a));
  }

  input.addEventListener(
    'input',
    (event) => {
      event.stopPropagation(); // no part of the draft until somebody is chosen
      clearTimeout(timer);
      timer = setTimeout(find, PAUSE);
    },
    { signal },
  );
  input.addEventListener(
    'keydown',
    async (event) => {
      // Enter may also end what is being put together from several keys, as for Chinese.
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      const [first] = (await find()) ?? [];
      if (first) add(first);
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    ids: () => [...chosen.keys()],
    /** To be called when the form was reset. */
    reset() {
      chosen.clear();
      showChosen();
      forgetQuery();
      say('');
    },
  };
}
