/** The language of all that the overlay says, whatever the page's. */
export const lang = 'en';

/** What the overlay on a chapter page is called, to those who do not see it. */
export const overlay = 'Alongside';

export const hideBanner = 'Hide for this visit';
export const dismissToast = 'Dismiss';

export const justYou = 'Just you, for now';
export const people = 'Who is here';
export const away = 'away';
/** @param name of whom */
export const report = (name: string) => `Report ${name}`;
export const find = 'Find a person';
export const looking = 'Looking…';
export const notListed = 'The others can’t be shown just now.';
export const nobodyFound = 'Nobody here by that name';
