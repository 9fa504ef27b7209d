import { type NotOpen, notOpen, openPglite } from './pglite-thread.ts';

/** What this program tells who has started it. */
export type FromMaking = { kind: 'made' } | NotOpen;

/** A program of its own: making a database takes 400 MB, which a process gives back with its end alone. */
const [, , directory = ''] = process.argv;
const tell = (message: FromMaking) => process.send?.(message, () => process.disconnect());
try {
  const pglite = await openPglite(directory);
  await pglite.close();
  tell({ kind: 'made' });
} catch (error) {
  tell(notOpen(error));
}
