const ENCODER = new TextEncoder();

/**
 * Text in characters that a channel name can hold: each byte (UTF-8) of what `odd` finds stands as `=XX`.
 *
 * @param odd runs of characters, global; `=` and all beyond ASCII must be among them
 */
export function quote(text: string, odd: RegExp): string {
  return text.replace(odd, (run) => {
    let quoted = '';
    for (const byte of ENCODER.encode(run)) quoted += `=${hexByte(byte)}`;
    return quoted;
  });
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
  return Array.from(new Uint8Array(digest), hexByte).join('');
}

function hexByte(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
