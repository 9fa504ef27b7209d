/** Why a push message is not taken: the status to answer with, and the reason in its body. */
export class PushProblem extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}
