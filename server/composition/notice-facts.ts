import type { Config } from '../config.ts';
import type { NoticeFacts } from '../privacy/notice.ts';
import { readOwnText } from '../privacy/own-text.ts';

/**
 * What the privacy notice depends on.
 *
 * @throws StartError where the operator's own text can't be read
 */
export function noticeFacts({
  privacy: { operator, retention, textFile },
  identity,
  channels,
}: Config): NoticeFacts {
  return {
    operator,
    retention,
    identity: identity.kind,
    channelsHost: channels.kind === 'embedded' ? null : (channels.host ?? 'Pusher'),
    ownText: readOwnText(textFile),
  };
}
