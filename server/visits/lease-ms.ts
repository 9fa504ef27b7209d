/**
 * Ms that a learner may stay connected after the last request with a session token that was accepted.
 * The extension makes one each 10 to 15 minutes at the latest, and tries again within two.
 */
export const LEASE_MS = 20 * 60_000;
