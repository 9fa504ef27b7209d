/**
 * The `color-scheme` that the overlay takes on: what the page declares for itself, else both, which
 * leaves it to the system.
 *
 * @param property the computed `color-scheme` of the page's root; `normal` where it declares none
 * @param meta content of `<meta name="color-scheme">`, which the computed value does not show
 */
export function colorScheme(property: string, meta = ''): string {
  const declared = property === 'normal' ? meta : property;
  return /light|dark/.test(declared) ? declared : 'light dark';
}
