import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { createCertificate } from './certificate.ts';

const { key, cert, spkiHash } = createCertificate(
  [
    'fcm.googleapis.com',
    '*.notify.windows.com',
    ...Array.from({ length: 20 }, (_, i) => `h${i}.x`),
  ],
  ['127.0.0.1'],
);
const certificate = new X509Certificate(cert);

it('is for the names and addresses it was made for', () => {
  expect(certificate.checkHost('fcm.googleapis.com')).toBe('fcm.googleapis.com');
  expect(certificate.checkHost('wns2-par02p.notify.windows.com')).toBe('*.notify.windows.com');
  expect(certificate.checkHost('example.org')).toBeUndefined();
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

it('is signed by its own key, as an authority that is good now', () => {
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(certificate.ca).toBe(true);
  expect(certificate.validFromDate.getTime()).toBeLessThan(Date.now());
  expect(certificate.validToDate.getTime()).toBeGreaterThan(Date.now() + 7 * 86_400_000);
});

it('names the hash of its public key', () => {
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  expect(spkiHash).toBe(createHash('sha256').update(spki).digest('base64'));
});
