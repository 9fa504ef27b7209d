import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { Ages, ServerConfig } from '../../server/contract/api.ts';
import { serverWords } from '../words/server.ts';
import { isFitting } from './is-fitting.ts';
import { MisfitError } from './misfit-error.ts';
import { request } from './request.ts';
import { ServerError } from './server-error.ts';

const PATH = '/api/config';

/**
 * Asks the server for all that a connection needs.
 *
 * @throws MisfitError also where the rest of the answer is nothing that this version knows
 * @throws ServerError as `request` does
 */
export async function fetchConfig(): Promise<ServerConfig> {
  const said = await request(PATH, v.union([ServerConfig, Ages]));
  if (!isFitting(said, browser.runtime.getManifest().version)) throw new MisfitError();
  if ('channels' in said) return said;
  throw new ServerError(serverWords.unexpected(PATH), null, null);
}
