import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findPrograms } from '../../../server/database/testing/cluster.ts';
import { installSoketi, type Soketi } from './install-soketi.ts';

/** Debian keeps servers off a user's PATH. */
const DIRECTORIES = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** The programs that a cluster is made of. */
export interface ClusterParts {
  redisServer: string;
  nginx: string;
  soketi: Soketi;
}

/** Finds them, and brings what npm has; tells why not, in words, where one can't be had. */
export function findParts(): ClusterParts | string {
  const redisServer = find('redis-server');
  const nginx = find('nginx');
  const lacking = [
    ...(redisServer === null ? ['redis-server'] : []),
    ...(nginx === null ? ['nginx'] : []),
    ...(findPrograms() ? [] : ['postgresql']),
  ];
  if (redisServer === null || nginx === null || lacking.length > 0) {
    return `${lacking.join(', ')} not installed: apt-get install ${lacking.join(' ')}`;
  }
  const soketi = installSoketi();
  return typeof soketi === 'string' ? soketi : { redisServer, nginx, soketi };
}

function find(program: string): string | null {
  const found = DIRECTORIES.find((directory) => existsSync(join(directory, program)));
  return found === undefined ? null : join(found, program);
}
