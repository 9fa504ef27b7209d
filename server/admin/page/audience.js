// Whom a notification is for: the form's part, and how many that are.
import { byId, element } from './elements.js';

/** Ms without a keystroke before the server is asked. */
const PAUSE = 250;

const plural = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** @param {{ people: number, devices: number }} reach */
export function reachWords({ people, devices }) {
  if (people === 0) return 'Nobody there takes notifications.';
  return `Reaches ${plural(people, 'person', 'people')} on ${plural(devices, 'device', 'devices')}.`;
}

/** @param {{ people: number }} reach */
export function peopleWords({ people }) {
  return plural(people, 'person', 'people');
}

/**
 * @param {HTMLFormElement} form
 * @param {import('./api.js').Ask} ask
 * @param {{ role: string, courses: string[] }} sender
 * @param {() => void} changed
 */
export function createAudience(form, ask, sender, changed) {
  /** @type {Map<string, string>} names by id */
  const chosen = new Map();
  const { courseId, chapterId, learner } = form.elements;
  byId('everyone').hidden = sender.role !== 'admin';
  const courses = sender.courses.map((id) => element('option', { textContent: id }));
  courseId.replaceChildren(
    ...(courses.length > 0 ? courses : [element('option', { value: '', textContent: 'None yet' })]),
  );

  /** Shows the fields that the chosen kind of audience needs. */
  function unfold() {
    const kind = form.elements.audience.value;
    byId('places').hidden = kind !== 'course' && kind !== 'chapter';
    byId('chapter').hidden = kind !== 'chapter';
    byId('people').hidden = kind !== 'users';
  }

  function showChosen() {
    byId('chosen').replaceChildren(
      ...[...chosen].map(([id, name]) =>
        element(
          'li',
          {},
          element('button', {
            type: 'button',
            textContent: `${name} ×`,
            ariaLabel: `Remove ${name}`,
            onclick() {
              chosen.delete(id);
              showChosen();
              changed();
            },
          }),
        ),
      ),
    );
  }

  function choose({ id, name }) {
    chosen.set(id, name);
    learner.value = '';
    byId('found').replaceChildren();
    learner.focus();
    showChosen();
    changed();
  }

  let timer;
  learner.addEventListener('input', (event) => {
    event.stopPropagation();
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const query = learner.value.trim();
      const { learners } = query
        ? await ask('GET', `learners?name=${encodeURIComponent(query)}`).catch(() => ({
            learners: [],
          }))
        : { learners: [] };
      byId('found').replaceChildren(
        ...learners.map((person) =>
          element(
            'li',
            {},
            element('button', {
              type: 'button',
              textContent: person.name,
              onclick: () => choose(person),
            }),
          ),
        ),
      );
    }, PAUSE);
  });
  form.addEventListener('change', unfold);

  /** To be called when the form was reset. */
  function reset() {
    chosen.clear();
    showChosen();
    byId('found').replaceChildren();
    unfold();
  }
  reset();

  return {
    reset,
    /** The audience as the API takes it; `null` while something is missing. */
    value() {
      const kind = form.elements.audience.value;
      if (kind === 'everyone') return { type: 'everyone' };
      if (kind === 'users') {
        return chosen.size > 0 ? { type: 'users', userIds: [...chosen.keys()] } : null;
      }
      if (!courseId.value) return null;
      if (kind === 'course') return { type: 'course', courseId: courseId.value };
      const chapter = chapterId.value.trim();
      return chapter ? { type: 'chapter', courseId: courseId.value, chapterId: chapter } : null;
    },
  };
}
