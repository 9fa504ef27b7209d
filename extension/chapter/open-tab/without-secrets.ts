/** Parameters that let somebody in, by their names: `sesskey`, `access_token`, `X-Amz-Signature`, `SAMLResponse`. */
const SECRET_NAME =
  /token|sess(?:ion|key|id)|key$|auth(?!or)|passw|pwd|secret|signature|credential|jwt|nonce|ticket|saml|^(sid|sig|code|state|otp|pin)$/i;
/** A value that only a machine makes: 20 characters or more of letters and digits mixed. */
const MACHINE_MADE = /^(?=[^\d]*\d)(?=[\d_.~+/=-]*[a-z])[\w.~+/=-]{20,}$/i;
/** What may be as long and is an id: words and numbers with hyphens between, a UUID. */
const READABLE = /^[a-z]+(?:[-_.][a-z\d]+)*$|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A JSON Web Token, wherever it stands. */
const TOKEN = /eyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;
const HIDDEN = '…';

/**
 * An address to be shown to others: without the name of an account in it, and without the values of
 * parameters, of its query or of a fragment like one, that look as if they let somebody in.
 */
export function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  if (!url) return '';
  url.username = '';
  url.password = '';
  const [, path = '', fields = ''] = /^([^?]*?)(\?.*|[^/?]*=.*)?$/s.exec(url.hash.slice(1)) ?? [];
  const start = `${url.origin === 'null' ? url.protocol : url.origin}${url.pathname}`;
  const hash = path + fieldsWithout(fields);
  return `${start}${fieldsWithout(url.search)}${hash && `#${hash}`}`.replace(TOKEN, HIDDEN);
}

/** `?a=b&c=d`, or such without its beginning. */
function fieldsWithout(fields: string): string {
  return fields.replace(/([^?&=]+)=([^&]*)/g, (field, name: string, value: string) =>
    SECRET_NAME.test(name) || isMachineMade(value) ? `${name}=${HIDDEN}` : field,
  );
}

function isMachineMade(value: string): boolean {
  return MACHINE_MADE.test(value) && !READABLE.test(value);
}
