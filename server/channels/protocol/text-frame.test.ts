import { describe, expect, it } from 'vitest';
import { textFrame, textFrameOf } from './text-frame.ts';

/** Reads a single, unmasked text frame as RFC 6455, section 5.2 has it. */
function read(frame: Buffer): string {
  expect(frame[0]).toBe(0x81);
  const short = frame[1] ?? 0;
  if (short < 126) return payload(frame, 2, short);
  if (short === 126) {
    expect(frame.readUInt16BE(2)).toBeGreaterThan(125);
    return payload(frame, 4, frame.readUInt16BE(2));
  }
  expect(short).toBe(127);
  expect(frame.readBigUInt64BE(2)).toBeGreaterThan(65_535n);
  return payload(frame, 10, Number(frame.readBigUInt64BE(2)));
}

function payload(frame: Buffer, start: number, length: number): string {
  expect(frame.length).toBe(start + length);
  return frame.toString('utf8', start);
}

describe('textFrame', () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 100_000])(
    'is a WebSocket frame of %i bytes',
    (length) => {
      const text = 'a'.repeat(length);
      expect(read(textFrame(text))).toBe(text);
      const half = Math.floor(length / 2);
      const parts = [Buffer.from(text.slice(0, half)), Buffer.from(text.slice(half))];
      expect(read(Buffer.concat(textFrameOf(parts)))).toBe(text);
    },
  );

  it('counts bytes and not characters', () => {
    const text = 'é😀'.repeat(20);
    expect(read(textFrame(text))).toBe(text);
  });
});
