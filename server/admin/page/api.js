// Asks the server, as who is signed in.

/** An answer that is no good one; `message` is a sentence for people. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

/**
 * @typedef {(method: string, path: string, body?: object, headers?: object) => Promise<any>} Ask
 */

/**
 * @param {() => Promise<string | null>} token a session token
 * @returns {Ask}
 */
export function createAsk(token) {
  return async (method, path, body, headers = {}) => {
    const bearer = await token().catch(() => {
      throw new ApiError('Your sign-in can’t be checked now. Are you online?', 0);
    });
    if (bearer === null) throw new ApiError('You are signed out.', 401);
    const answer = await fetch(`/api/admin/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ApiError('The server does not answer. Is it running?', 0);
    });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok)
      throw new ApiError(told.detail ?? `The server answered ${answer.status}.`, answer.status);
    return told;
  };
}
