/** An answer by HTTP/1.1, as much of it as a sender of pushes has use for. */
export interface HttpAnswer {
  status: number;
  retryAfter: string | null;
  /** What came of its body, up to some 4 kB. */
  body: string;
  /** Whether the connection may carry another request. */
  reusable: boolean;
}

/** Reads one answer as it comes in. */
export interface HttpAnswerReader {
  /**
   * Takes more of it.
   *
   * @returns the answer once it is whole, and `null` until then
   * @throws Error for what is no HTTP/1.1
   */
  read(chunk: Buffer): HttpAnswer | null;
  /** The connection has ended: the answer, where that is how its body ends, else `null`. */
  end(): HttpAnswer | null;
}

/** Bytes of a head, and of a body, that are read. */
const MAX_HEAD = 16_384;
const MAX_BODY = 4_096;
const STATUS = /^HTTP\/1\.[01] ([1-5]\d\d)(?: |$)/;

interface Head {
  status: number;
  headers: ReadonlyMap<string, string>;
}

/** A reader for one answer to a POST. @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
export function httpAnswerReader(): HttpAnswerReader {
  let received = ''; // a character a byte
  let head: Head | null = null;
  return {
    read(chunk) {
      received += chunk.toString('latin1');
      while (!head) {
        const end = received.indexOf('\r\n\r\n');
        if ((end < 0 ? received.length : end) > MAX_HEAD) throw new Error('the head is too long');
        if (end < 0) return null;
        const next = parseHead(received.slice(0, end));
        received = received.slice(end + 4);
        if (next.status >= 200) head = next; // else another follows
      }
      return wholeAnswer(head, received);
    },
    end() {
      if (!head || head.headers.has('content-length') || isChunked(head)) return null;
      return answer(head, received, false);
    },
  };
}

function parseHead(text: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const status = STATUS.exec(first)?.[1];
  if (!status) throw new Error('the answer is no HTTP/1.1');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error('the answer has a header that is none');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(status), headers };
}

/** The answer, if `received` holds the whole body or more of it than anybody reads. */
function wholeAnswer(head: Head, received: string): HttpAnswer | null {
  const { status, headers } = head;
  if (status === 204 || status === 304) return answer(head, '', received === '');
  if (isChunked(head)) {
    const body = unchunked(received);
    if (body) return answer(head, body.text, body.length === received.length);
  } else {
    const length = headers.get('content-length');
    if (length !== undefined && !/^\d{1,15}$/.test(length)) throw new Error('no content length');
    if (length !== undefined && received.length >= Number(length)) {
      return answer(head, received.slice(0, Number(length)), received.length === Number(length));
    }
  }
  return received.length > MAX_BODY ? answer(head, received, false) : null;
}

function isChunked({ headers }: Head): boolean {
  return headers.has('transfer-encoding');
}

/** A chunked body (RFC 9112, section 7.1) and its length with all that is around it, or `null` as long as it isn't whole. */
function unchunked(received: string): { text: string; length: number } | null {
  let text = '';
  let at = 0;
  for (;;) {
    const lineEnd = received.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = /^([\da-f]{1,8})[ \t]*(?:;|$)/i.exec(received.slice(at, lineEnd))?.[1];
    if (!size) throw new Error('the answer has a chunk that is none');
    const start = lineEnd + 2;
    const end = start + Number.parseInt(size, 16);
    if (end === start) {
      // Trailers may follow; an empty line ends them.
      const last = received.indexOf('\r\n\r\n', lineEnd);
      return last < 0 ? null : { text, length: last + 4 };
    }
    if (received.length < end + 2) return null;
    text += received.slice(start, end);
    at = end + 2;
  }
}

function answer({ status, headers }: Head, body: string, isClean: boolean): HttpAnswer {
  const reusable = isClean && !/\bclose\b/i.test(headers.get('connection') ?? '');
  const retryAfter = headers.get('retry-after') ?? null;
  const text = Buffer.from(body.slice(0, MAX_BODY), 'latin1').toString();
  return { status, retryAfter, body: text, reusable };
}
