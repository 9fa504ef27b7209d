import * as v from 'valibot';
import { PopupView } from './popup-view.ts';
import { SignInOutcome } from './sign-in.ts';

/** What the worker tells the popup. */
export const ToPopup = v.variant('type', [
  v.object({ type: v.literal('view'), view: PopupView }),
  /** What was asked for; `null` where there is none now. */
  v.object({ type: v.literal('token'), token: v.nullable(v.string()) }),
  /** How what was asked for last went. */
  v.object({ type: v.literal('signed-in'), outcome: SignInOutcome }),
]);
export type ToPopup = v.InferOutput<typeof ToPopup>;
