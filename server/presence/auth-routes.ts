import { Hono } from 'hono';
import type Pusher from 'pusher';
import type { ChannelAuthorization } from '../contract/api.ts';
import type { UserAuthentication } from '../contract/presence.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { CrowdPlaces } from '../crowd/crowd-places.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';

import type { Visits } from '../visits/visits.ts';
import { readAuthRequest, readUserAuthRequest } from './auth-request.ts';
import type { EnterChannel } from './enter-channel.ts';
import type { NoteTitles } from './note-titles.ts';

/**
 * `POST /auth` signs a learner's way into a channel, where they may enter; `POST /user-auth` signs who a
 * connection belongs to, so that it can be ended; asked again for a connection that goes on, it renews the
 * right to be there.
 */
export function authRoutes(options: {
  verify: Verifier;
  pusher: Pusher;
  sites: readonly SiteRule[];
  visits: Pick<Visits, 'note'>;
  enter: EnterChannel;
  places: Pick<CrowdPlaces, 'known'>;
  noteTitles: NoteTitles;
}) {
  const { verify, pusher, sites, visits, enter, places, noteTitles } = options;
  return new Hono<SignedInEnv>()
    .post('/auth', signedIn(verify), async (c) => {
      const { socketId, ...asked } = await readAuthRequest(c.req, sites);
      const entry = await enter(c.get('person'), asked);
      const crowd =
        entry.id === null ? {} : await places.known(entry.channelName, entry.id, socketId);
      return c.json({ ...entry.sign(socketId), ...crowd } satisfies ChannelAuthorization);
    })
    .post('/user-auth', signedIn(verify), async (c) => {
      const person = c.get('person');
      const { id, name } = person;
      const { socketId, titles } = await readUserAuthRequest(c.req);
      visits.note(person, null);
      noteTitles(person, titles);
      const answer = pusher.authenticateUser(socketId, { id, user_info: { name } });
      return c.json(answer satisfies UserAuthentication);
    });
}
