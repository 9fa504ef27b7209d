import { type Logger, pino } from 'pino';
import * as v from 'valibot';

const Line = v.looseObject({ level: v.number(), msg: v.string() });
type Line = v.InferOutput<typeof Line>;

/** A log whose lines a test can read. */
export interface LogLines {
  log: Logger;
  lines: Line[];
  /** Resolves when a line with this message is there. */
  until(message: string): Promise<void>;
}

/** Keeps what is logged, from `info` up. */
export function createLogLines(): LogLines {
  const lines: Line[] = [];
  const waiting = new Map<string, () => void>();
  const log = pino(
    { level: 'info' },
    {
      write(text: string) {
        const line = v.parse(Line, JSON.parse(text));
        lines.push(line);
        waiting.get(line.msg)?.();
      },
    },
  );
  return {
    log,
    lines,
    async until(message) {
      if (lines.some(({ msg }) => msg === message)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(message, resolve);
      await promise;
    },
  };
}
