/** Lifts the limits that one sender, or one person, has: a test sends in a second what people do in a day. */
export const NO_QUOTA: Record<string, string> = {
  LIMITS_PERSON_REQUESTS_PER_SECOND: '0',
  LIMITS_PERSON_REQUESTS_PER_MINUTE: '0',
  LIMITS_SENDER_NOTIFICATIONS_PER_MINUTE: '0',
  LIMITS_SENDER_NOTIFICATIONS_PER_HOUR: '0',
  LIMITS_SENDER_CRITICAL_PER_MINUTE: '0',
  LIMITS_SENDER_CRITICAL_PER_HOUR: '0',
};
