import type { Phrase } from './phrase.ts';

/** A phrase with its names set apart: isolated from the direction of the text around, cut when long, whole in the title. */
export function Sentence({ phrase }: { phrase: Phrase }) {
  return (
    <p class="sentence">
      {phrase.map(({ text, name }) =>
        name ? (
          <bdi class="name" title={text}>
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </p>
  );
}
