import type { Person } from '../../server/contract/person.ts';
import { hue } from './hue.ts';
import { initials } from './initials.ts';

/**
 * A person's picture, 24 px round; of `https:` alone. Initials stand in until it has loaded, and for ever if it can't.
 * Decoration: the name always stands beside it or in a label.
 */
export function Avatar({ person, title }: { person: Person; title?: string }) {
  const { id, name, imageUrl } = person;
  return (
    <span
      class="avatar"
      data-part="avatar"
      aria-hidden="true"
      title={title}
      style={{ '--hue': hue(id) }}
    >
      {initials(name)}
      {imageUrl?.startsWith('https:') && (
        // Invisible until it has loaded. `src` comes last: what is set before applies to its request.
        <img
          key={imageUrl}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onLoad={(event) => event.currentTarget.classList.add('loaded')}
          src={imageUrl}
        />
      )}
    </span>
  );
}
