import type { PushMessage } from '../delivery/push-message.ts';
import type { BrowserHolder } from '../delivery/subscription.ts';
import { MCS_TAG } from '../wire/mcs-packets.ts';
import { bytesField, integerField, integerIn, parseProtobuf, textsIn } from '../wire/protobuf.ts';

// The messages of Chromium's google_apis/gcm/protocol/mcs.proto that take part in web push.

/** A browser's first message on a connection. */
export interface McsLogin {
  id: string;
  androidId: bigint;
  securityToken: bigint;
  /** Messages that it got on an earlier connection and could not acknowledge. */
  received: ReadonlySet<string>;
}

/** @throws Error when it is malformed */
export function parseMcsLogin(body: Buffer): McsLogin {
  const fields = parseProtobuf(body);
  const [id = ''] = textsIn(fields, 1);
  const [user = ''] = textsIn(fields, 3);
  const [authToken = ''] = textsIn(fields, 5);
  return {
    id,
    androidId: BigInt(user),
    securityToken: BigInt(authToken),
    received: new Set(textsIn(fields, 10)), // received_persistent_id
  };
}

/** LoginResponse: with an error, the browser gives its identity up and checks in again. */
export function encodeLoginResponse(id: string, accepted: boolean, now: number): Buffer {
  const error = Buffer.concat([integerField(1, 401), bytesField(2, 'unknown browser')]);
  return Buffer.concat([
    bytesField(1, id),
    ...(accepted ? [] : [bytesField(3, error)]),
    integerField(5, 1), // stream_id
    integerField(6, 1), // last_stream_id_received
    integerField(8, now), // server_timestamp
  ]);
}

/** HeartbeatAck. */
export function encodeHeartbeatAck(lastReceived: number): Buffer {
  return integerField(2, lastReceived);
}

/** DataMessageStanza: a push message, for the subscription that `holder` tells. */
export function encodeDataMessage(
  message: PushMessage,
  holder: BrowserHolder,
  stream: { id: number; lastReceived: number; now: number },
): Buffer {
  const { id, subscription, topic, body, ttl, acceptedAt } = message;
  const hasBody = body.length > 0;
  return Buffer.concat([
    bytesField(2, id),
    bytesField(3, subscription.applicationServerKey), // from
    bytesField(5, holder.app), // category
    ...(topic === null ? [] : [bytesField(6, topic)]), // token: the collapse key
    appData('subtype', holder.subtype),
    ...(hasBody ? [appData('content-encoding', 'aes128gcm')] : []),
    bytesField(9, id), // persistent_id
    integerField(10, stream.id),
    integerField(11, stream.lastReceived),
    integerField(17, ttl),
    integerField(18, Math.floor(acceptedAt / 1000)), // sent
    integerField(19, Math.floor((stream.now - acceptedAt) / 1000)), // queued
    ...(hasBody ? [bytesField(21, body)] : []), // raw_data: the body as it came
    integerField(24, true), // immediate_ack
  ]);
}

function appData(key: string, value: string): Buffer {
  return bytesField(7, Buffer.concat([bytesField(1, key), bytesField(2, value)]));
}

/** Where each message of a browser says up to which of ours it has come. */
const LAST_STREAM_ID_RECEIVED = new Map<number, number>([
  [MCS_TAG.heartbeatPing, 2],
  [MCS_TAG.heartbeatAck, 2],
  [MCS_TAG.iqStanza, 10],
  [MCS_TAG.dataMessage, 11],
]);

/** The last of our packets that the browser says it has; 0 where it says nothing. */
export function lastReceivedIn(tag: number, body: Buffer): number {
  const field = LAST_STREAM_ID_RECEIVED.get(tag);
  return field === undefined ? 0 : Number(integerIn(parseProtobuf(body), field));
}
