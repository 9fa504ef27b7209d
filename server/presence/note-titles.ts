import type { Access } from '../access/access.ts';
import type { TitledRooms } from '../contract/room-titles.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { Titles } from '../rooms/titles.ts';

/** Takes what pages call the rooms that somebody is in, as far as they may be there. */
export type NoteTitles = (person: SignedInPerson, titled: TitledRooms) => void;

/** Nobody waits for it, nor fails by it. */
export function createNoteTitles(parts: {
  access: Pick<Access, 'decide'>;
  titles: Pick<Titles, 'report'>;
  noteFailure: NoteFailure;
}): NoteTitles {
  const { access, titles, noteFailure } = parts;

  async function report(person: SignedInPerson, titled: TitledRooms): Promise<void> {
    for (const { titles: pageTitles, ...room } of titled) {
      const { enter, teaches } = await access.decide(person, room);
      if (enter) await titles.report({ learnerId: person.id, teaches, room, titles: pageTitles });
    }
  }

  return (person, titled) => {
    report(person, titled).catch((error: unknown) => {
      noteFailure(error, 'what rooms are called was not noted');
    });
  };
}
