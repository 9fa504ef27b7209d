import pg from 'pg';
import { expect, it } from 'vitest';
import { dependencyOf } from '../health/dependency-of.ts';
import { toBossError } from './boss-error.ts';

const ended = Object.assign(new pg.DatabaseError('terminating connection', 1, 'error'), {
  code: '57P01',
});
const refused = Object.assign(new Error('connect ECONNREFUSED'), {
  code: 'ECONNREFUSED',
  syscall: 'connect',
});
const noSocket = Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' });

it.each([
  ['a server that shuts down', ended],
  ['a server that is not there', refused],
  ['a socket that is not there', noSocket],
  ['a connection that was cut', new Error('Connection terminated unexpectedly')],
  ['a server that hangs', new Error('LISTEN/NOTIFY heartbeat timed out')],
])('the job queue’s copy of an error tells of the database: %s', (_what, error) => {
  const message = `${error.message} (Queue: q, Worker: 1)`;
  const copy = { ...error, message, stack: error.stack, queue: 'q', worker: '1' };
  expect(dependencyOf(toBossError(copy))).toBe('database');
  expect(dependencyOf(toBossError(error))).toBe('database');
});

it('the job queue’s copy of any other error is told with its message', () => {
  const seen = toBossError({ message: 'a fault of ours', queue: 'q' });
  expect(dependencyOf(seen)).toBeNull();
  expect(seen).toEqual(new Error('a fault of ours'));
});
