import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type FaultyStage, type Learner, openFaultyStage } from '../support/faulty-stage.ts';
import type { ProtocolClient } from '../support/protocol-client.ts';

export let faulty: FaultyStage;
/** In a browser, signed in. */
export let ana: Learner;
/** Without a browser, directly at the server. */
export let ben: ProtocolClient;
export let cem: ProtocolClient;
/** The chapter of the test of now, with Ben on it, and the channel of that. */
export let chapter = 0;
export let channel = '';

/** Opens a stage with Ana, Ben and Cem for the tests of the file that calls it. */
export function openAnaAndBen(): void {
  beforeAll(async () => {
    faulty = await openFaultyStage();
    ana = await faulty.learner('Ana');
    [ben, cem] = await Promise.all([faulty.client('Ben'), faulty.client('Cem')]);
  });
  afterAll(() => faulty?.[Symbol.asyncDispose]());
}

/** Has Ben on another chapter before each test. */
export function openChapters(): void {
  beforeEach(async () => {
    chapter += 1;
    channel = `presence-chapter-${chapter}`;
    await ben.join(channel);
  });
}
