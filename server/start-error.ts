/**
 * Why the server does not start, in words for who runs it: what is wrong, with what, and what to do. Its
 * message is all that is printed, and no secret is in it.
 */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
