// Asks the server, as who is signed in.

/** An answer that is no good one; `message` is a sentence for people. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} status
   * @param {{ pointer: string, detail: string }[]} errors the fields that have to change
   */
  constructor(message, status, errors = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }
}

/** What to tell people of an error. What is no answer of the server's is a bug, and thrown on. */
export function sentenceOf(error) {
  if (!(error instanceof ApiError)) throw error;
  return error.message;
}

/**
 * @typedef {(method: string, path: string, body?: object, headers?: object) => Promise<any>} Ask
 */

/**
 * @param {() => Promise<string | null>} token a session token
 * @param {() => void} signedOut called when there is none, as after signing out in another tab
 * @returns {Ask}
 */
export function createAsk(token, signedOut) {
  return async (method, path, body, headers = {}) => {
    const bearer = await token().catch(() => {
      throw new ApiError('Your sign-in can’t be checked now. Are you online?', 0);
    });
    if (bearer === null) {
      signedOut();
      throw new ApiError('You are signed out.', 401);
    }
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
    if (!answer.ok) {
      const sentence = told.detail ?? `The server answered ${answer.status}.`;
      throw new ApiError(sentence, answer.status, told.errors);
    }
    return told;
  };
}
