/** The server could not be asked, or said no. */
export class ServerError extends Error {
  /** HTTP status; `null` where no answer came at all. */
  readonly status: number | null;
  /** The server's stable code for what is wrong; `null` where it gave none. */
  readonly code: string | null;

  constructor(message: string, status: number | null, code: string | null) {
    super(message);
    this.name = 'ServerError';
    this.status = status;
    this.code = code;
  }
}
