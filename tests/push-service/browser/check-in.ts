import { fixed64Field, integerField, integerIn, parseProtobuf } from '../wire/protobuf.ts';
import type { Browsers } from './browsers.ts';

/**
 * Answers a browser's check-in, which is how it gets an identity.
 * Chromium: google_apis/gcm/protocol/checkin.proto
 *
 * @returns the answer's body, or `null` when it claims an identity that is not its own
 * @throws Error when the request is no protobuf
 */
export function answerCheckIn(request: Buffer, browsers: Browsers, now: number): Buffer | null {
  const fields = parseProtobuf(request);
  const claimed = integerIn(fields, 2); // AndroidCheckinRequest.id
  const securityToken = integerIn(fields, 13);
  const browser = claimed === 0n ? browsers.add() : browsers.find(claimed, securityToken);
  if (!browser) return null;
  return Buffer.concat([
    integerField(1, true), // stats_ok
    integerField(3, now), // time_msec
    fixed64Field(7, browser.androidId),
    fixed64Field(8, browser.securityToken),
    integerField(9, false), // settings_diff
  ]);
}
