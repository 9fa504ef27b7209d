/** Why somebody could not sign in. */
export class SignInError extends Error {
  /** The field that has to change, if it is one. */
  readonly field: string | null;

  /** @param message a sentence for people */
  constructor(message: string, field: string | null = null) {
    super(message);
    this.name = 'SignInError';
    this.field = field;
  }
}
