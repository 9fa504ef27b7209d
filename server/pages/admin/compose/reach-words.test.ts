import { expect, it } from 'vitest';
import { onItsWayWords, reachWords, sendLabel } from './reach-words.ts';

it.each([
  [{ people: 0, devices: 0 }, 'Nobody there takes notifications.'],
  [{ people: 1, devices: 2 }, 'Reaches 1 person on 2 devices.'],
  [{ people: 8700, devices: 10000, atLeast: true as const }, 'Reaches more than 8,700 people.'],
  [{ people: 1200, devices: 1300 }, 'Reaches 1,200 people on 1,300 devices.'],
])('says whom %j reaches', (reach, words) => {
  expect(reachWords(reach)).toBe(words);
});

it('says on the button what a press will do, and to how many where that is known', () => {
  expect(sendLabel('now', null)).toBe('Send');
  expect(sendLabel('now', { people: 0, devices: 0 })).toBe('Send');
  expect(sendLabel('now', { people: 1, devices: 1 })).toBe('Send to 1 person');
  expect(sendLabel('later', { people: 2, devices: 2 })).toBe('Schedule to 2 people');
  const many = { people: 9_000, devices: 10_000, atLeast: true } as const;
  expect(sendLabel('now', many)).toBe('Send to more than 9,000 people');
  expect(sendLabel('later', many)).toBe('Schedule to more than 9,000 people');
  expect(onItsWayWords(many)).toBe('On its way to more than 9,000 people.');
});
