import { describe, expect, it } from 'vitest';
import { checksumOf, type MigrationRecord, pendingMigrations } from './pending-migrations.ts';

const first = { name: '1_first', script: 'CREATE TABLE a ();\nCREATE TABLE b ();\n' };
const second = { name: '2_second', script: 'DROP TABLE a;\n' };

function recordOf({ name, script }: typeof first): MigrationRecord {
  return { name, checksum: checksumOf(script), finished: true };
}

describe('pendingMigrations', () => {
  it('wants them all, in order, on an empty database', () => {
    expect(pendingMigrations([first, second], [])).toEqual([first, second]);
  });

  it('wants only those without a record', () => {
    expect(pendingMigrations([first, second], [recordOf(first)])).toEqual([second]);
  });

  it('leaves the records of a newer server alone', () => {
    expect(pendingMigrations([first], [recordOf(first), recordOf(second)])).toEqual([]);
  });

  it('takes a script for unchanged when git changed its line endings', () => {
    const windows = { ...first, script: first.script.replaceAll('\n', '\r\n') };
    expect(pendingMigrations([windows], [recordOf(first)])).toEqual([]);
    expect(pendingMigrations([first], [recordOf(windows)])).toEqual([]);
  });

  it('refuses a script that was edited after it had been applied', () => {
    const edited = { ...first, script: `${first.script}-- a comment\n` };
    expect(() => pendingMigrations([edited, second], [recordOf(first)])).toThrow(
      expect.objectContaining({
        code: 'migration-edited',
        message: expect.stringContaining('1_first'),
      }),
    );
  });

  it('refuses to go on after a migration that did not finish', () => {
    const failed = { ...recordOf(first), finished: false };
    expect(() => pendingMigrations([first, second], [failed])).toThrow(
      expect.objectContaining({
        code: 'migration-failed',
        message: expect.stringContaining('1_first'),
      }),
    );
  });
});
