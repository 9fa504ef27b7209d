/** Name of the port between a course page and the worker. */
export const CHAPTER_PORT = 'chapter';

/** Name of the port between the popup and the worker. */
export const POPUP_PORT = 'popup';
