import { OVERLAY_STATES } from './overlay-states.ts';
import { PAGE_STATES } from './page-states.ts';
import { POPUP_STATES } from './popup-states.ts';
import type { State } from './state.ts';

/** The states of the overlay, the popup and the pages in a tab, by the name of their pictures. */
export const STATES: Record<string, State> = { ...OVERLAY_STATES, ...POPUP_STATES, ...PAGE_STATES };
