import { ATTACKS } from './attacks/attacks.ts';
import { busyPerson } from './attacks/busy-person.ts';
import { channelsKey } from './person.ts';

/** Arguments: which attack, the server's address, for how many ms. Writes in words what it did. */
const [name = '', url = '', ms = ''] = process.argv.slice(2);
const attack = name === 'busy person' ? busyPerson : ATTACKS[name];
if (!attack) throw new Error(`There is no attack named ${name}.`);

const key = await channelsKey(url);
const over = new AbortController();
// Keeps the process, which sockets that are not read don't.
setTimeout(() => over.abort(), Number(ms));
process.stdout.write(await attack({ url, key, signal: over.signal }), () => process.exit(0));
