/** @param reason one of those below */
export function endpointRefused(reason: string): string {
  return `The push endpoint is refused: ${reason}.`;
}
export function tooLong(maxChars: number): string {
  return `it is longer than ${maxChars} characters`;
}
export const noUrl = 'it is no URL';
export const notHttps = 'it is not https';
export const holdsPassword = 'it holds a user name or password';
export const namesPort = 'it names a port';
export const namesAddress = 'it names an address in place of a host';
export function unknownService(host: string): string {
  return `${host} is no known push service; see PUSH_ENDPOINT_HOSTS`;
}

export const noPublicKey = 'keys.p256dh is no public key on the curve P-256.';
export const ofAnother =
  'The endpoint is registered with other keys. Unsubscribe in this browser, and subscribe anew.';
