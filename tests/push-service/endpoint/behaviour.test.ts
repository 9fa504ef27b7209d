import { describe, expect, it } from 'vitest';
import { Behaviours } from './behaviour.ts';

const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/a';
const HOST = 'fcm.googleapis.com';

describe('Behaviours', () => {
  it('accepts without delay where there is no rule', () => {
    const accepting = { delay: 0, held: null, answer: 201, headers: {}, deliver: true };
    const behaviours = new Behaviours();
    expect(behaviours.next(ENDPOINT, HOST)).toEqual(accepting);
    behaviours.add({ host: 'web.push.apple.com', answer: 500 });
    behaviours.add({ endpoint: `${ENDPOINT}b`, answer: 500 });
    expect(behaviours.next(ENDPOINT, HOST)).toEqual(accepting);
  });

  it('delivers nothing that it does not accept, unless told to', () => {
    const behaviours = new Behaviours();
    behaviours.add({ answer: 'hang' });
    expect(behaviours.next(ENDPOINT, HOST).deliver).toBe(false);
    behaviours.add({ answer: 'cut', deliver: true });
    expect(behaviours.next(ENDPOINT, HOST).deliver).toBe(true);
  });

  it('obeys the newest rule that matches', () => {
    const behaviours = new Behaviours();
    behaviours.add({ answer: 500 });
    behaviours.add({ endpoint: ENDPOINT, answer: 201 });
    expect(behaviours.next(ENDPOINT, HOST).answer).toBe(201);
    expect(behaviours.next(`${ENDPOINT}b`, HOST).answer).toBe(500);
    behaviours.clear();
    expect(behaviours.next(`${ENDPOINT}b`, HOST).answer).toBe(201);
  });

  it('obeys a rule as often as it says', () => {
    const behaviours = new Behaviours();
    behaviours.add({ times: 2, answer: 429, headers: { 'Retry-After': '1' } });
    const answers = [1, 2, 3].map(() => behaviours.next(ENDPOINT, HOST).answer);
    expect(answers).toEqual([429, 429, 201]);
  });

  it('holds what came until the rules are removed, and nothing after that', async () => {
    const behaviours = new Behaviours();
    behaviours.add({ delay: 'held' });
    const { held } = behaviours.next(ENDPOINT, HOST);
    expect(held).toBeInstanceOf(Promise);
    behaviours.clear();
    await held;
    expect(behaviours.next(ENDPOINT, HOST).held).toBeNull();
  });

  it('takes delay and answer from one rule each', () => {
    const behaviours = new Behaviours();
    behaviours.add({ delay: 20 });
    behaviours.add({ answer: 500, times: 1 });
    expect(behaviours.next(ENDPOINT, HOST)).toMatchObject({ delay: 20, answer: 500 });
    expect(behaviours.next(ENDPOINT, HOST)).toMatchObject({ delay: 20, answer: 201 });
  });
});
