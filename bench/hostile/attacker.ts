import { ATTACKS } from './attacks/attacks.ts';
import { channelsKey } from './person.ts';

/** Arguments: which attack, the server's address, for how many ms. Writes in words what it did. */
const [name = '', url = '', ms = ''] = process.argv.slice(2);
const attack = ATTACKS[name];
if (!attack) throw new Error(`There is no attack named ${name}.`);

const key = await channelsKey(url);
const signal = AbortSignal.timeout(Number(ms));
process.stdout.write(await attack({ url, key, signal }), () => process.exit(0));
