/** The language of all that the page says. */
export const lang = 'en';
export const title = 'Welcome to Alongside';
export const lead =
  'Alongside shows who else is on the chapter that you are reading, while they are. Here is what that means for you.';

/** What the picture shows, for those who do not see it. */
export const picture =
  'A chapter with Alongside on it: at the top a bar that says who else is here, in the corner a number with a list of names.';
/** In the picture. */
export const ana = 'Ana';
export const ben = 'Ben';
export const yourName = 'Your Name';

export const othersHeading = 'What others see';
export const others = [
  'Who has the same chapter open sees that you are there, as far as you choose below, and whether you are active or away. They see it while you are there, and not afterwards.',
  'The number at the toolbar button counts you among all who are learning now. No name goes with it.',
];
export const instructorsHeading = 'What instructors see and can do';
export const instructors = [
  'Instructors see of you on a chapter what everybody sees there. They are marked as instructors.',
  'They can send you notifications, if you turn those on. Of each they see how many people it reached, not who.',
];
export const keptHeading = 'What is kept';
export const kept = [
  'Your name, which chapters you were on and when last, and what you choose here. You can have it all as a file, and have it erased, at any time.',
];
export const privacy = 'All of it, and for how long';

export const take = 'That is fine';
export const chosen =
  'Chosen. You can change it at any time at the toolbar button, and in the options.';
export const options = 'Options';
