/** Why a push message is not taken: the status to answer with, and the reason in its body. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}
