/**
 * A sentence as parts, so that people's names can be set apart from our own words: a name is other
 * people's text and is rendered isolated and, when long, cut.
 */
export type Phrase = readonly {
  text: string;
  /** Whether `text` is a person's name. */
  name: boolean;
}[];

/** The phrase as plain text, for titles and labels. */
export function plain(phrase: Phrase): string {
  return phrase.map((part) => part.text).join('');
}
