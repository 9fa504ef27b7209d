const ENCODER = new TextEncoder();

/**
 * Text in characters that a channel name can hold: each byte (UTF-8) of what `odd` finds stands as `=XX`.
 *
 * @param odd runs of characters, global; `=` and all beyond ASCII must be among them
 */
export function quote(text: string, odd: RegExp): string {
  return text.replace(odd, (run) => hex(ENCODER.encode(run), '='));
}

/** What was quoted; `null` for what nothing is written like, and for text with NUL, which no database can keep. */
export function unquote(quoted: string): string | null {
  const percent = quoted.replaceAll('%', '%25').replaceAll('=', '%');
  try {
    const text = decodeURIComponent(percent);
    return text.includes('\0') ? null : text;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** SHA-256 of a text's UTF-8, as 64 hexadecimal digits in capitals. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', ENCODER.encode(text));
  return hex(new Uint8Array(digest));
}

/** Two hexadecimal digits in capitals a byte, each with `mark` before. */
function hex(bytes: Uint8Array, mark = ''): string {
  const digits = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
  return Array.from(bytes, (byte) => mark + digits(byte)).join('');
}
