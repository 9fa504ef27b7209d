/** Name of the port between a course page and the worker. */
export const CHAPTER_PORT = 'chapter';

/** Name of the port between a frame of a course page and the worker. */
export const FRAME_PORT = 'frame';

/** Name of the port between the popup and the worker. */
export const POPUP_PORT = 'popup';
