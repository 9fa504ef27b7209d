import { readFile } from 'node:fs/promises';

const RESIDENT = /^VmRSS:\s+(\d+) kB$/m;

/** MB of memory that a process has, as Linux counts them. */
export async function residentMb(pid: number): Promise<number> {
  const [, kilobytes] = RESIDENT.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1_024) / 1e6;
}
