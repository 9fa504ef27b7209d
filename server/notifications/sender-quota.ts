import type { Limits } from '../limits/limits.ts';

/**
 * Counts one more notification of a sender, by itself and where it is critical, for the minute and for
 * the hour.
 *
 * @throws Problem `too-many-requests`
 */
export async function takeFromQuota(
  limits: Limits,
  senderId: string,
  critical: boolean,
): Promise<void> {
  if (critical) {
    await limits.take('senderCriticalPerMinute', senderId);
    await limits.take('senderCriticalPerHour', senderId);
  }
  await limits.take('senderPerMinute', senderId);
  await limits.take('senderPerHour', senderId);
}
