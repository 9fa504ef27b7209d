import { Hono } from 'hono';
import type Pusher from 'pusher';
import type { Access } from '../access/access.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { CrowdPlaces } from '../crowd/crowd-places.ts';
import type { Outages } from '../health/outages.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import type { Visits } from '../visits/visits.ts';
import { activityRoutes } from './activity-routes.ts';
import type { ActivityStore } from './activity-store.ts';
import { authRoutes } from './auth-routes.ts';
import { createAuthorisedChannels } from './authorised-channels.ts';
import { connectRoutes } from './connect-routes.ts';
import { createEnterChannel } from './enter-channel.ts';
import { createLetIn } from './let-in.ts';
import type { LetInLately } from './let-in-lately.ts';
import type { MembersBehind } from './members-behind.ts';
import type { NamedMembers } from './named-members.ts';
import type { NoteTitles } from './note-titles.ts';
import { createOwnChannels } from './own-channels.ts';
import type { PlatformId } from './platform-id.ts';
import type { RoomChannels } from './room-channels.ts';
import type { RoomId } from './room-id.ts';
import type { RoomList } from './room-list.ts';
import { rosterRoutes } from './roster-routes.ts';
import type { TellActivity } from './tell-activity.ts';
import { viewersRoutes } from './viewers-routes.ts';
import type { VisibilityIn } from './visibility-in.ts';
import { createWhoIsAway } from './who-is-away.ts';

/** Everything of the API that presence needs: joining channels, activity, rosters for the invisible. */
export function presenceRoutes(options: {
  verify: Verifier;
  pusher: Pusher;
  sites: readonly SiteRule[];
  access: Access;
  visits: Visits;
  activity: ActivityStore;
  platformId: PlatformId;
  roomId: RoomId;
  roomChannels: RoomChannels;
  membersBehind: MembersBehind;
  letInLately: LetInLately;
  visibilityIn: VisibilityIn;
  limits: Limits;
  now: () => Date;
  noteTitles: NoteTitles;
  moderation: { isBarred(learnerId: string): Promise<boolean> };
  namedMembers: NamedMembers;
  roomList: RoomList;
  tellActivity: TellActivity;
  places: CrowdPlaces;
  preferencesOf(learnerId: string): Promise<Preferences>;
  /** Of what `GET /api/config` says. */
  configTag: string;
  outages: Outages;
}) {
  const { verify, pusher, sites, access, visits, limits, now, namedMembers, places, roomList } =
    options;
  const { activity: store, tellActivity, platformId, roomId, roomChannels } = options;
  const { membersBehind, letInLately, visibilityIn, noteTitles, outages } = options;
  const authorised = createAuthorisedChannels(visits.roomsSince, sites, now);
  const enter = createEnterChannel({
    ...{ pusher, sites, access, visits, authorised, platformId, roomId, roomChannels },
    ...{ membersBehind, letInLately, visibilityIn, now },
    isBarred: options.moderation.isBarred,
  });
  const letIn = createLetIn({
    ...{ pusher, sites, enter, places, visits, noteTitles, outages },
    ownChannels: createOwnChannels(access, roomChannels),
    awayOn: createWhoIsAway({ store, roomId, now, monotonic: () => performance.now() }),
    preferencesOf: options.preferencesOf,
    configTag: options.configTag,
  });
  return new Hono()
    .route('/pusher', authRoutes({ verify, pusher, sites, visits, enter, places, noteTitles }))
    .route('/', connectRoutes({ verify, letIn }))
    .route(
      '/',
      viewersRoutes({
        ...{ verify, sites, access, roomChannels, roomList, membersBehind, store, roomId, now },
      }),
    )
    .route(
      '/',
      activityRoutes({
        ...{ verify, sites, access, store, authorised, limits, activity: tellActivity },
        ...{ roomId, roomChannels, visibilityIn, now },
      }),
    )
    .route(
      '/',
      rosterRoutes({
        ...{ verify, pusher, sites, access, visits, store, roomId, roomChannels, namedMembers },
        ...{ now, countOf: places.countOf },
      }),
    );
}
