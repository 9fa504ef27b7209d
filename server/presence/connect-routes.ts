import { Hono } from 'hono';
import { type ConnectAnswer, ConnectRequest } from '../contract/crowd.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { CrowdPlaces } from '../crowd/crowd-places.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { readJson } from '../problem/read-request.ts';
import { askedChannel, checkedSocketId } from './auth-request.ts';
import type { EnterChannel } from './enter-channel.ts';

/**
 * `POST /presence/connect` tells whether channels are full that did not take a connection, and gives a place
 * beside those that are.
 */
export function connectRoutes(options: {
  verify: Verifier;
  sites: readonly SiteRule[];
  enter: EnterChannel;
  places: Pick<CrowdPlaces, 'ifFull'>;
}) {
  const { verify, sites, enter, places } = options;
  return new Hono<SignedInEnv>().post('/presence/connect', signedIn(verify), async (c) => {
    const request = await readJson(c.req, ConnectRequest);
    const socketId = checkedSocketId(request.socketId);
    const person = c.get('person');
    const answer: ConnectAnswer = { places: [] };
    for (const { channel, site, course, chapter } of request.full) {
      const ids = { site: site ?? null, courseId: course ?? null, chapterId: chapter ?? null };
      const { id } = await enter(person, askedChannel(channel, { ...ids, since: null }, sites));
      const place = id === null ? null : await places.ifFull(channel, id, socketId);
      answer.places.push({ channel, place });
    }
    return c.json(answer);
  });
}
