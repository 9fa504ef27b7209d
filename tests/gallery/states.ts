import { OVERLAY_STATES } from './overlay-states.ts';
import { POPUP_STATES } from './popup-states.ts';
import type { State } from './state.ts';

/** The overlay's and the popup's states, by the name of their pictures. */
export const STATES: Record<string, State> = { ...OVERLAY_STATES, ...POPUP_STATES };
