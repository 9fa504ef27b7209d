import { systemErrorCode } from './system-error.ts';

/**
 * Says in a line what to do where the program is not whole: packages are not installed, or Prisma's
 * client is not built. Anything else is thrown on.
 */
export function explainImport(error: unknown): null {
  if (systemErrorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
  const message = error instanceof Error ? error.message : '';
  process.stderr.write(
    message.includes('generated')
      ? 'The server is not built yet. Run: npm run build:server\n'
      : 'Packages that the server needs are not installed. Run: npm ci --include=dev && npm run build:server\n',
  );
  process.exitCode = 1;
  return null;
}
