/** Why a channel was not authorised: `final` when trying again can't help. */
export class AuthorisationError extends Error {
  readonly final: boolean;

  constructor(message: string, final: boolean) {
    super(message);
    this.name = 'AuthorisationError';
    this.final = final;
  }
}
