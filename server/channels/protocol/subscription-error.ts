/** Why a subscription is refused, as `pusher:subscription_error` says it. */
export interface SubscriptionError {
  type: 'AuthError' | 'LimitReached' | 'InvalidChannel' | 'InvalidChannelData';
  error: string;
  /** 401 for a bad signature, 400 for what is malformed, 4100 where a limit is reached. */
  status: number;
}

/**
 * Every reason to refuse a subscription. Pusher documents the event only as the client library
 * raises it; types and statuses are those of other compatible servers where they have one.
 */
export const SUBSCRIPTION_ERRORS = {
  authMissing: (channel: string) =>
    subscriptionError('AuthError', 401, `Auth info required to subscribe to ${channel}`),
  authInvalid: (channel: string, socketId: string) =>
    subscriptionError(
      'AuthError',
      401,
      `Invalid signature for channel ${channel} and socket ${socketId}`,
    ),
  otherUser: (channel: string) =>
    subscriptionError('AuthError', 401, `Only its signed-in user may subscribe to ${channel}`),
  channelName: (maxLength: number) =>
    subscriptionError(
      'InvalidChannel',
      400,
      `A channel name has 1 to ${maxLength} characters of A-Z a-z 0-9 _ - = @ , . ;`,
    ),
  channelNotAllowed: (channel: string) =>
    subscriptionError('InvalidChannel', 400, `This app has no channel ${channel}`),
  channelData: (why: string) => subscriptionError('InvalidChannelData', 400, why),
  tooManyMembers: (limit: number) =>
    subscriptionError(
      'LimitReached',
      4100,
      `The limit of ${limit} members of a presence channel is reached`,
    ),
  appIsFull: (what: string, limit: number) =>
    subscriptionError('LimitReached', 4100, `The limit of ${limit} ${what} of this app is reached`),
  tooManyChannels: (limit: number) =>
    subscriptionError(
      'LimitReached',
      4100,
      `The limit of ${limit} channels of a connection is reached`,
    ),
};

function subscriptionError(
  type: SubscriptionError['type'],
  status: number,
  error: string,
): SubscriptionError {
  return { type, error, status };
}
