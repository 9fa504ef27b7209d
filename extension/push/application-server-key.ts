/** Whether a subscription was made with the VAPID key that the server has now (base64url). */
export function isMadeWith(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options.applicationServerKey;
  return key !== null && base64url(new Uint8Array(key)) === publicKey.replace(/=+$/, '');
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
