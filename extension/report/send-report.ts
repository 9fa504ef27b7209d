import type { ReportRequest } from '../../server/contract/moderation.ts';
import { reportWords } from '../words/report.ts';

/** Ms that the server may take. */
const TIMEOUT_MS = 30_000;
const PROBLEMS: Partial<Record<number, string>> = {
  401: reportWords.signedOut,
  404: reportWords.notThere,
  429: reportWords.tooMany,
};

/**
 * Reports somebody.
 *
 * @param serverUrl without a slash at the end
 * @param token a session token; `null` where there is none now
 * @returns why that did not work, as a sentence; `null` where it did
 */
export async function sendReport(
  serverUrl: string,
  token: string | null,
  report: ReportRequest,
): Promise<string | null> {
  if (token === null) return reportWords.signedOut;
  try {
    const { ok, status } = await fetch(`${serverUrl}/api/me/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return ok ? null : (PROBLEMS[status] ?? reportWords.didNotWork);
  } catch (error) {
    console.debug('Alongside could not report:', error); // no network, or no server
    return reportWords.didNotWork;
  }
}
