/** What the worker asks on a page's port from time to time: a page that is there says it back. */
export const ARE_YOU_THERE = 'there?';
