import type { Plugin } from 'vite';
import { matchIn } from '../../build/match-in.ts';

/**
 * Leaves out of pusher-js what is of no use here: what decodes encrypted channels, of which there are
 * none (without a cipher, which its worker build comes without, it refuses them); what stands in for
 * WebSockets by HTTP, which is not enabled; what asks a server for the right to a channel, which
 * `authorise.ts` does; what keeps statistics, which nobody is sent; and a user's channel of Pusher's own. The
 * worker is four kilobytes smaller. Nor does it write every message out for a log that nobody has turned on, look through it for watchlists, or set
 * a timer anew for it: most of the time of a message went there.
 *
 * It fails the build where pusher-js' code has become another, rather than do nothing.
 */
export function slimPusher(): Plugin {
  return {
    name: 'slim-pusher',
    transform: {
      filter: { id: /\/pusher-js\/dist\/worker\/pusher\.worker\.js$/ },
      handler: (code) => ({ code: withoutUnused(code), map: null }),
    },
  };
}

/** Writes out what it is given before it looks whether anybody wants it. */
const LOG = /^ {4}log\(defaultLoggingFunction, \.\.\.args\) \{.*?^ {4}\}$/ms;

/** What goes on with every message, and is of no use or done by `activity-check.ts`. */
const OF_EVERY_MESSAGE = [
  /^ {4}sendActivityCheck\(\) \{.*?(?=^ {4}buildConnectionCallbacks\()/ms,
  /^ {8}var Network = .*?(?=^ {8}this\.updateStrategy\(\);)/ms,
  /this\.(?:reset|stop)ActivityCheck\(\);/g,
  /this\.watchlist = new WatchlistFacade\(pusher\);/,
];

/** Asks by itself, where nobody else does. */
const AUTHORISERS = [
  /return channel_authorizer\(channelAuthorization\);/,
  /return user_authenticator\(userAuthentication\);/,
  /^ {4}else \{\n {8}channelAuthorization = \{.*?^ {4}\}$/ms,
  / ajax: fetch_auth /,
];

/** Keeps what happened, and sends it where `enableStats` is set. */
const STATISTICS = [
  /^ {8}if \(level <= this\.options\.level\) \{.*?^ {8}\}$/ms,
  /^ {4}send\(sendfn, callback\) \{.*?^ {4}\}$/ms,
  /^ {8}this\.timeline\.send\(.*\);$/m,
  /^ {4}getAgent,$/m,
  /^ *(?:this|self)\.timeline\.(?:info|error)\([^;]*\);$/gm,
  /^ {8}if \(this\.config\.enableStats\) \{.*?^ {8}\}$/ms,
  /^ {12}if \(this\.timelineSender\) \{.*?^ {12}\}$/ms,
  /^ {8}if \(this\.timelineSender\) \{.*?^ {8}\}$/ms,
  /^ {8}if \(this\.timelineSenderTimer\) \{.*?^ {8}\}$/ms,
  /^ {12}cluster: this\.config\.cluster,$.*?^ {12}params: [^\n]*$/ms,
  /^ {8}(?:statsHost|enableStats): .*,$/gm,
];

/** Remembers in a storage that a worker has not which way to connect has worked. */
const TRANSPORT_CACHE = [
  /^ {4}var storage = worker_runtime\.getLocalStorage\(\);\n {4}if \(storage\) \{.*?^ {4}\}$/gms,
  /^ {8}if \(info && info\.timestamp .*?^ {8}\}$/ms,
];

/** What it says to a log that is never read, with where to read more. */
const SAYS = [
  /^ *logger\.(?:debug|warn|error)\([^;]*\);$/gm,
  /^ *(?:var|let) suffix = url_store\.buildLogSuffix\(.*\);$/gm,
];

/** A user's own channel of Pusher's, on which this server says nothing. */
const USER_CHANNEL = [
  /^ {8}this\._subscribeChannels\(\);$/m,
  /^ {4}_subscribeChannels\(\) \{.*?^ {4}\}$/ms,
  /^ {12}if \(this\.serverToUserChannel &&$.*?^ {12}\}$/ms,
  /^ {8}if \(this\.serverToUserChannel\) \{.*?^ {8}\}$/ms,
];

/** Settings that nothing here sets. */
const SETTINGS = [
  /^ {4}if \('disabledTransports' in opts\)$.*?;$/ms,
  /^ {4}if \('ignoreNullOrigin' in opts\)$.*?^ {4}if \('nacl' in opts\) \{.*?^ {4}\}$/ms,
  /^ {4}static getClientFeatures\(\) \{.*?^ {4}\}$/ms,
];

const DECODERS = ['utf8', 'base64'];
/** The only places where the parts that stand in for WebSockets are made; the minifier drops the rest. */
const FALLBACKS = [
  /return this\.createSocket\(http_streaming_socket, url\);/,
  /return this\.createSocket\(http_polling_socket, url\);/,
  /return new http_socket\(hooks, url\);/,
  /return new HTTPRequest\(hooks, method, url\);/,
  /return this\.createRequest\(http_xhr_request, method, url\);/,
];

/**
 * @param code of pusher-js' worker build, not minified
 * @throws Error where what is to be left out is not there
 */
export function withoutUnused(code: string): string {
  let left = without(code, /^class EncryptedChannel .*?^}$/ms).left;
  left = without(left, /return new EncryptedChannel\(.*\);/).left;
  left = without(left, /if \(name\.indexOf\('private-encrypted-'\) === 0\) \{.*?else (?=if)/s).left;
  matchIn('pusher-js', left, LOG);
  left = left.replace(LOG, '    log() {}');
  for (const part of [
    ...FALLBACKS,
    ...AUTHORISERS,
    ...STATISTICS,
    ...SAYS,
    ...OF_EVERY_MESSAGE,
    ...USER_CHANNEL,
    ...SETTINGS,
    ...TRANSPORT_CACHE,
  ])
    left = without(left, part).left;
  for (const name of DECODERS) {
    const asked = without(
      left,
      new RegExp(`^var ${name} = __webpack_require__\\((\\d+)\\);$`, 'm'),
    );
    left = without(asked.left, new RegExp(`^/\\*{3}/ ${asked.id}$.*?^/\\*{3}/ },$`, 'ms')).left;
  }
  return left;
}

function without(code: string, what: RegExp): { left: string; id: string | undefined } {
  const [, id] = matchIn('pusher-js', code, what);
  return { left: code.replace(what, ''), id };
}
