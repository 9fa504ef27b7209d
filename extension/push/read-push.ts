import * as v from 'valibot';
import { PushPayload } from '../../server/contract/push.ts';

/** What a push says, or `null` where it can't be read: an older extension may meet a newer server. */
export function readPush(text: string | null): PushPayload | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(PushPayload, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
