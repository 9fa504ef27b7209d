import {
  parseVapidHeader,
  readVapidToken,
  type VapidClaims,
  type VapidCredentials,
} from '../web-push/vapid.ts';

/** Senders that keep their token use one per push origin; one that does not must not fill memory. */
const LARGEST = 1000;

/** Reads `Authorization` headers; each signature is checked once only. */
export class VapidCache {
  readonly #read = new Map<string, { credentials: VapidCredentials; claims: VapidClaims }>();

  /** @throws PushProblem 401 or 403 */
  read(header: string | undefined): { credentials: VapidCredentials; claims: VapidClaims } {
    const known = this.#read.get(header ?? '');
    if (known) return known;
    const credentials = parseVapidHeader(header);
    const read = { credentials, claims: readVapidToken(credentials) };
    const [oldest] = this.#read.keys();
    if (oldest !== undefined && this.#read.size >= LARGEST) this.#read.delete(oldest);
    this.#read.set(header ?? '', read);
    return read;
  }
}
