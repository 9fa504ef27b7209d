import { systemErrorCode } from './system-error.ts';

/**
 * Says in a line what to do where the program is not whole: packages are not installed, or what is built
 * (Prisma's client, the pages) is not. Anything else is thrown on.
 */
export function explainImport(error: unknown): null {
  const code = systemErrorCode(error);
  const isBuilt = error instanceof Error && error.message.includes('generated');
  if (code !== 'ERR_MODULE_NOT_FOUND' && !(code === 'ENOENT' && isBuilt)) throw error;
  process.stderr.write(
    isBuilt
      ? 'The server is not built yet. Run: npm run build:server\n'
      : 'Packages that the server needs are not installed. Run: npm ci --include=dev && npm run build:server\n',
  );
  process.exitCode = 1;
  return null;
}
