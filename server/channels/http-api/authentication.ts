import { createHash } from 'node:crypto';
import { type Credentials, equalInConstantTime, sign } from '../protocol/signature.ts';
import { API_ERRORS, type ApiResponse } from './api-response.ts';

/** The part of a request that its signature covers. The body is covered by its `body_md5`. */
export interface SignedRequest {
  method: string;
  /** As it stands in the request line, without the query. */
  path: string;
  /** Parameters by name; of one given twice, the last. */
  query: ReadonlyMap<string, string>;
}

/**
 * Checks that a request was signed with the app's secret, and lately. Returns the answer that refuses it, or
 * `null` where all is well.
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 */
export function checkSignature(
  { method, path, query }: SignedRequest,
  { key, secret }: Credentials,
  timestampSeconds: number,
  now: number,
): ApiResponse | null {
  const missing = ['auth_key', 'auth_timestamp', 'auth_version', 'auth_signature'].filter(
    (name) => !query.get(name),
  );
  if (missing.length > 0) {
    return API_ERRORS.unauthorized(`Missing required parameter: ${missing.join(', ')}`);
  }
  if (query.get('auth_version') !== '1.0') {
    return API_ERRORS.unauthorized('auth_version must be 1.0');
  }
  if (query.get('auth_key') !== key) return API_ERRORS.unauthorized('Unknown auth_key');
  const given = query.get('auth_timestamp') ?? '';
  if (!/^\d{1,12}$/.test(given) || Math.abs(now / 1000 - Number(given)) > timestampSeconds) {
    return API_ERRORS.unauthorized(
      `Timestamp expired: Given timestamp (${given}) not within ${timestampSeconds}s of server time (${Math.floor(now / 1000)})`,
    );
  }
  const signature = query.get('auth_signature') ?? '';
  const texts = pathsOf(path).map((each) => `${method}\n${each}\n${signedQuery(query)}`);
  if (texts.some((text) => equalInConstantTime(signature, sign(secret, text)))) return null;
  return API_ERRORS.unauthorized(
    `Invalid signature: you should have sent HmacSHA256Hex(${JSON.stringify(texts[0])}, your_secret_key), but you sent ${JSON.stringify(signature)}`,
  );
}

/** Checks `body_md5`, which must stand in the query of every request with a body. */
export function checkBody(query: ReadonlyMap<string, string>, body: Buffer): ApiResponse | null {
  if (body.length === 0) return null;
  const md5 = createHash('md5').update(body).digest('hex');
  return equalInConstantTime(query.get('body_md5') ?? '', md5)
    ? null
    : API_ERRORS.unauthorized('body_md5 is missing or does not match the body');
}

function signedQuery(query: ReadonlyMap<string, string>): string {
  return [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'auth_signature')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Libraries sign the path before their HTTP client percent-encodes it, for one in a user's id. */
function pathsOf(path: string): string[] {
  try {
    const decoded = decodeURIComponent(path);
    return decoded === path ? [path] : [path, decoded];
  } catch {
    return [path]; // not percent-encoded at all: it can only have been signed as it is
  }
}
