import type { ServerConfig } from '../../server/contract/api.ts';
import { MisfitError } from '../server/misfit-error.ts';
import { ServerError } from '../server/server-error.ts';

/** The server's configuration: a connection that is lost is made anew by the one that it came about by. */
export interface Configuration {
  /**
   * The one that is proven, else what the server says.
   *
   * @throws ServerError
   */
  get(): Promise<ServerConfig>;
  /** A connection has come about by it. */
  prove(config: ServerConfig): void;
  /** None came about by it, or it is another server's: the next is asked for. */
  forget(): void;
  /** The server has said what stands for it now: where that is another, it is asked for. */
  check(tag: string | undefined): Promise<void>;
}

/**
 * @param fetchConfig asks the server
 * @param onConfig called with what it says
 * @param onMisfit called where it is one by now that this version does not go together with
 */
export function createConfiguration(
  fetchConfig: () => Promise<ServerConfig>,
  onConfig: (config: ServerConfig) => void,
  onMisfit: () => void,
): Configuration {
  let proven: ServerConfig | null = null;
  let forgotten = 0;

  async function ask(): Promise<ServerConfig> {
    const before = forgotten;
    const config = await fetchConfig();
    if (forgotten === before) onConfig(config);
    return config;
  }

  return {
    get: async () => proven ?? ask(),
    prove(config) {
      proven = config;
    },
    forget() {
      proven = null;
      forgotten += 1;
    },
    async check(tag) {
      if (!proven || proven.tag === tag) return;
      proven = null;
      try {
        await ask();
      } catch (error) {
        if (error instanceof MisfitError) onMisfit();
        else if (!(error instanceof ServerError)) throw error; // the next connection asks for it
      }
    },
  };
}
