import { type ServerProcess, startServerProcess } from '../../tools/server-process.ts';
import type { PushService } from '../push-service/push-service.ts';
import { NO_QUOTA } from './no-quota.ts';
import { ROLE_SECRET } from './role-secret.ts';

/** What a server that sends to a local push service is started with. */
export interface SendingServer {
  dataDir: string;
  /** A PostgreSQL database's, or `null` for the embedded one. */
  url: string | null;
  vapid: { publicKey: string; privateKey: string };
  /** Further environment variables. */
  env?: Record<string, string>;
}

/** Starts a server in a process of its own that reaches `push` in place of the real push services. */
export function startSendingServer(
  push: Pick<PushService, 'senderEnv'>,
  { dataDir, url, vapid, env }: SendingServer,
): Promise<ServerProcess> {
  return startServerProcess({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    LOCAL_ROLE_SECRET: ROLE_SECRET,
    ...NO_QUOTA,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    ...(url !== null && { DATABASE_URL: url }),
    ...push.senderEnv,
    ...env,
  });
}
