import { StartError } from '../start-error.ts';

/** Why a database can't be opened or reached. */
type DatabaseErrorCode =
  | 'directory-in-use'
  | 'directory-unusable'
  | 'unreachable'
  | 'migration-edited'
  | 'migration-failed'
  | 'release-too-old'
  | 'rights-missing';

/** An error whose message tells the operator what to do. No part of DATABASE_URL is in it. */
export class DatabaseError extends StartError {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
  }
}
