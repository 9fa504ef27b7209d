/**
 * What the worker says last on the port of a page whose document has opened another one: the script
 * at this end yields to the one that came after it, and opens none any more.
 */
export const SUPERSEDED = 'superseded';
