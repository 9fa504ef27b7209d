import { serverWords } from '../words/server.ts';
import { ServerError } from './server-error.ts';

/** Server and extension do not go together: one of them is yet to be updated. */
export class MisfitError extends ServerError {
  constructor() {
    super(serverWords.misfit, null, null);
    this.name = 'MisfitError';
  }
}
