import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessUsage } from './metrics.ts';

/** Ms between two looks at the event loop. */
const RESOLUTION_MS = 20;

/** Watches what this process uses from now on; each answer is of the time since the last. */
export function watchProcess(): () => ProcessUsage {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return () => {
    const { user, system } = process.cpuUsage();
    const lagSeconds = Math.max(0, delays.percentile(99) / 1e9 - RESOLUTION_MS / 1000);
    delays.reset();
    return {
      cpuSeconds: (user + system) / 1e6,
      residentBytes: process.memoryUsage.rss(),
      lagSeconds: Number.isFinite(lagSeconds) ? lagSeconds : 0,
    };
  };
}
