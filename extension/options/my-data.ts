import * as v from 'valibot';
import { Erased } from '../../server/contract/my-data.ts';
import { optionsWords } from '../words/options.ts';

/** Ms that the server may take for either. */
const TIMEOUT_MS = 60_000;

/** What came of it, as a sentence; where all is well, what was asked for. */
type Outcome<Result> = { result: Result } | { problem: string };

/** What is kept of a learner, as they ask the server for it. */
export interface MyData {
  /** All of it, as JSON. */
  fetchAll(): Promise<Outcome<Blob>>;
  /** Erases it; gives what the server says of that. */
  erase(): Promise<Outcome<string>>;
}

/**
 * Asks the server from the page itself: what is kept may be a lot, and the worker need not hold it.
 *
 * @param serverUrl without a slash at the end
 * @param token a session token; `null` where there is none now
 */
export function createMyData(serverUrl: string, token: () => Promise<string | null>): MyData {
  async function ask<Result>(
    method: 'GET' | 'DELETE',
    read: (response: Response) => Promise<Result>,
  ): Promise<Outcome<Result>> {
    try {
      const given = await token();
      if (given === null) return { problem: optionsWords.signedOut };
      const response = await fetch(`${serverUrl}/api/me`, {
        method,
        headers: { authorization: `Bearer ${given}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) return { problem: optionsWords.didNotWork };
      return { result: await read(response) };
    } catch (error) {
      console.debug('Alongside could not have what is kept:', error); // no network, or no server
      return { problem: optionsWords.didNotWork };
    }
  }

  return {
    fetchAll: () => ask('GET', (response) => response.blob()),
    erase: () => ask('DELETE', async (response) => v.parse(Erased, await response.json()).sentence),
  };
}
