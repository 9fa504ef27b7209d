import { useEffect, useRef, useState } from 'preact/hooks';
import type { Audience, Reach } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';
import type { AdminApi } from '../api/admin-api.ts';
import { sentenceOf } from '../api/api-error.ts';
import { reachWords } from './reach-words.ts';

/** Ms without a change before the server is asked. */
const PAUSE_MS = 250;

/** How many a notification would reach, and that in words. */
interface ReachAnswer {
  reach: Reach | null;
  words: string;
}

/**
 * How many a notification to `audience` would reach, asked anew with every change of what `changes` lists.
 * The answer of before stays until there is another.
 */
export function useReach(
  api: AdminApi,
  audience: Audience | null,
  changes: readonly unknown[],
): ReachAnswer {
  const [answer, setAnswer] = useState<ReachAnswer>({ reach: null, words: '' });
  const questions = useRef(0);
  useEffect(() => {
    const timer = setTimeout(async () => {
      questions.current += 1;
      const number = questions.current;
      const found = await askReach(api, audience);
      // Else another question is under way.
      if (number === questions.current) setAnswer(found);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, changes);
  return answer;
}

async function askReach(api: AdminApi, audience: Audience | null): Promise<ReachAnswer> {
  if (!audience) return { reach: null, words: composeWords.chooseAudience };
  try {
    const reach = await api.reach(audience);
    return { reach, words: reachWords(reach) };
  } catch (error) {
    return { reach: null, words: sentenceOf(error) };
  }
}
