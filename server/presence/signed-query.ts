import { createHash, createHmac } from 'node:crypto';

/** A request to the Channels HTTP API. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  /** With the app's part: `/apps/1/channels`. */
  path: string;
  params: Readonly<Record<string, string>>;
  /** JSON, or `null`. */
  body: string | null;
}

/**
 * The query of a request, signed.
 *
 * @param timestamp seconds since the epoch; Channels refuses what is 600 s off its own clock
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 */
export function signedQuery(
  { method, path, params, body }: ApiRequest,
  app: { key: string; secret: string },
  timestamp: number,
): string {
  const signed = {
    ...params,
    auth_key: app.key,
    auth_timestamp: String(timestamp),
    auth_version: '1.0',
    ...(body !== null && { body_md5: createHash('md5').update(body).digest('hex') }),
  };
  const query = Object.entries(signed)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const signature = createHmac('sha256', app.secret).update(`${method}\n${path}\n${query}`);
  return `${query}&auth_signature=${signature.digest('hex')}`;
}
