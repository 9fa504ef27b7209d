/**
 * A variable of the build has to change; the message names it and says how. Without a stack: WXT
 * prints it behind the message, and it says nothing to whoever set the variable.
 */
export class SettingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingError';
    this.stack = `${this.name}: ${message}`;
  }
}
