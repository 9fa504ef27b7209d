import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { derElement, derObjectIdentifier, derSequence, derUtcTime } from './der.ts';

/** A certificate that a server of this process presents, and that its own clients are told to trust. */
export interface Certificate {
  /** The private key, PEM. */
  key: string;
  /** The certificate, PEM; self-signed, so it is its own authority too. */
  cert: string;
  /** Base64 of the SHA-256 of its public key, as `--ignore-certificate-errors-spki-list` takes it. */
  spkiHash: string;
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const DAY = 86_400_000; // ms

/**
 * Makes a P-256 key and a self-signed X.509 certificate on it (RFC 5280), good for a month.
 *
 * @param dnsNames host names it is for; a leading `*.` stands for one label
 * @param addresses IPv4 addresses it is for
 */
export function createCertificate(dnsNames: string[], addresses: string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = derSequence(derObjectIdentifier(ECDSA_WITH_SHA256));
  const commonName = derElement(0x0c, Buffer.from('Local push service'));
  const name = derSequence(
    derElement(0x31, derSequence(derObjectIdentifier(COMMON_NAME), commonName)),
  );
  const version3 = derElement(0xa0, derElement(2, Buffer.from([2])));
  const serial = derElement(2, Buffer.concat([Buffer.from([1]), randomBytes(8)])); // 1: never negative
  const validity = derSequence(
    derUtcTime(new Date(Date.now() - DAY)),
    derUtcTime(new Date(Date.now() + 30 * DAY)),
  );
  const names = derSequence(
    ...dnsNames.map((dnsName) => derElement(0x82, Buffer.from(dnsName))),
    ...addresses.map((address) => derElement(0x87, Buffer.from(address.split('.').map(Number)))),
  );
  const isAuthority = derSequence(derElement(1, Buffer.from([0xff])));
  const extensions = derElement(
    0xa3,
    derSequence(
      extension(SUBJECT_ALTERNATIVE_NAME, names),
      extension(BASIC_CONSTRAINTS, isAuthority),
    ),
  );
  const toBeSigned = derSequence(
    version3,
    serial,
    algorithm,
    name,
    validity,
    name,
    spki,
    extensions,
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const whole = derSequence(
    toBeSigned,
    algorithm,
    derElement(3, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(whole),
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}

function extension(id: string, value: Buffer): Buffer {
  return derSequence(derObjectIdentifier(id), derElement(4, value));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
