/** A path and a query: of an address, or of its fragment, which some sites use as an address of its own. */
export interface Place {
  /** Between slashes, decoded. `/a/b/` is `['', 'a', 'b']`, and `#part-2` has no empty one in front. */
  path: string[];
  /** Of names that stand there more than once the first. */
  query: Map<string, string>;
}

/** An address as rules look at it: one for all its spellings. */
export interface Address extends Place {
  url: URL;
  hash: Place;
}

/** Two ids of 500 letters of any script, percent-encoded, and what stands around them. */
const MAX_URL_CHARS = 16_384;

/** Runs of percent-encoding that may be one character of UTF-8. */
const ENCODED = /%[0-7][\da-f]|%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|%[\da-f]{2}/gi;

/** `null` for what is no address of a web page, or too long for one. */
export function readAddress(text: string): Address | null {
  if (text.length > MAX_URL_CHARS) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return { url, ...placeOf(url.pathname + url.search), hash: placeOf(url.hash.slice(1)) };
}

/** The segments of a path, decoded; slashes at its end make no difference. */
export function segmentsOf(path: string): string[] {
  return withoutEmptyEnd(path.split('/').map(decodeOnce));
}

export function withoutEmptyEnd(path: string[]): string[] {
  return path.slice(0, path.findLastIndex((segment) => segment !== '') + 1);
}

/** Percent-decoding, once, in NFC: what is no UTF-8 and a stray `%` are part of the text. */
export function decodeOnce(text: string): string {
  return text
    .replace(ENCODED, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded.toUpperCase(); // it stands for no character, but still has one spelling
      }
    })
    .normalize('NFC');
}

function placeOf(text: string): Place {
  const at = text.indexOf('?');
  const query = new Map<string, string>();
  const pairs = at < 0 ? [] : text.slice(at + 1).split('&');
  for (const pair of pairs.reverse()) {
    const [name = '', ...value] = pair.split('=');
    query.set(decodeField(name), decodeField(value.join('=')));
  }
  return { path: segmentsOf(at < 0 ? text : text.slice(0, at)), query };
}

/** In a query a `+` is a space. https://url.spec.whatwg.org/#urlencoded-parsing */
function decodeField(text: string): string {
  return decodeOnce(text.replaceAll('+', ' '));
}
