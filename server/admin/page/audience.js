// Whom a notification is for: the form's part.
import { byId, element } from './elements.js';
import { createPeople } from './people.js';

/**
 * @param {HTMLFormElement} form
 * @param {import('./api.js').Ask} ask
 * @param {{ role: string, courses: string[] }} sender
 * @param {() => void} changed called when people were chosen; the form's own events tell the rest
 * @param {AbortSignal} signal ends it
 */
export function createAudience(form, ask, sender, changed, signal) {
  const { courseId, chapterId, learner } = form.elements;
  const people = createPeople(learner, ask, changed, signal);
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

  form.addEventListener('change', unfold, { signal });

  /** To be called when the form was reset. */
  function reset() {
    people.reset();
    unfold();
  }
  reset();

  /** The audience as the API takes it; `null` while something is missing. */
  function value() {
    const kind = form.elements.audience.value;
    if (kind === 'everyone') return { type: 'everyone' };
    if (kind === 'users') {
      const userIds = people.ids();
      return userIds.length > 0 ? { type: 'users', userIds } : null;
    }
    if (!courseId.value) return null;
    if (kind === 'course') return { type: 'course', courseId: courseId.value };
    const chapter = chapterId.value.trim();
    return chapter ? { type: 'chapter', courseId: courseId.value, chapterId: chapter } : null;
  }

  return {
    reset,
    value,
    /** @returns {import('./draft.js').FieldProblem[]} what is missing of it */
    missing() {
      if (value()) return [];
      const kind = form.elements.audience.value;
      if (kind === 'users') return [{ field: 'learner', message: 'Add at least one person.' }];
      if (!courseId.value) return [{ field: 'courseId', message: 'You have no course yet.' }];
      return [{ field: 'chapterId', message: 'Say which chapter.' }];
    },
  };
}
