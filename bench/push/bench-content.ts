import * as v from 'valibot';
import { NotificationContent as Content } from '../../server/contract/notifications.ts';

/** What the measurements send. */
export const BENCH_CONTENT = v.parse(Content, {
  title: 'Tonight: the Moon beside Jupiter',
  body: 'Look south at nine. Chapter 3 tells you how to find them.',
  url: '/courses/demo/chapters/3',
});

/** For push services that want to reach the operator. */
export const SUBJECT = 'mailto:operator@alongside.example';
