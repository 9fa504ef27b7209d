/** What stores and the browser's list of extensions say of it. */
export const description = 'Shows who else is on the course chapter you are reading, right now.';
export const button = 'Alongside';
