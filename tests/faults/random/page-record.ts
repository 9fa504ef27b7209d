import type { Room } from '../../../server/contract/room-channel.ts';
import type { OverlayHistory } from '../../support/overlay-history.ts';
import type { Sighting } from '../../support/protocol-client.ts';
import type { Disturbance } from './disturbance.ts';
import { levelIn, mayEnter, nameIn, type PersonState } from './people.ts';
import type { PeopleLog } from './people-log.ts';
import { channelOf } from './rooms.ts';
import { longestAbsence, wasGoneAt } from './sightings.ts';
import {
  type ConnectionInputs,
  type Expectation,
  expected,
  judge,
  type ResponseClass,
} from './toast-judge.ts';
import { namesOf } from './toast-people.ts';
import { shownToasts } from './toast-words.ts';
import type { VisitBegun } from './visits.ts';

/** A page began to show a room, or none, that is not the one before, or in another document. */
export interface Arrival {
  /** Ms since the epoch. */
  at: number;
  room: Room | null;
  /** Its browser did not know the room: no other page of it showed it. */
  isNew: boolean;
}

/** What a page's toasts are judged by. */
export interface Evidence {
  history: OverlayHistory;
  /** Everybody but the page's reader. */
  others: readonly string[];
  visits: readonly VisitBegun[];
  people: PeopleLog;
  sightings: readonly Sighting[];
  /** When the server was ended and started again, in ms since the epoch. */
  restarts: readonly number[];
  /** Who is in its room now, seen by name or not, as far as its reader is told. */
  listed: readonly string[];
}

/**
 * Ms from the beginning of a restart until all who were cut off may be back: the restart, the first try after
 * it, and the worker's `returnTime`.
 */
const RETURNING_MS = 20_000;

/** Ms that a visit is new; `JOIN_TOLD_MS` of the worker, and what steps and requests take. */
const NEW_MS = 15_000;

/** What is remembered of a page from one judgement of its toasts to the next. */
export class PageRecord {
  readonly #reader: string;
  #isSeen: boolean;
  #circumstances: Omit<ConnectionInputs, 'admitted'>;
  /** The rooms that it has shown since the last judgement, the present one last. */
  #rooms: Room[] = [];
  /** Ms since the epoch. */
  #since: number;
  /** When it showed a room that its browser did not know (ms since the epoch). */
  #firstLookAt = Number.NEGATIVE_INFINITY;
  /** Since the last judgement. */
  #arrivals: Arrival[] = [];
  /** Its browser's worker was ended since then, and so forgot whom it knew. */
  #hasForgotten: boolean;
  /** How much of its history has been judged. */
  #judged = 0;
  #listed: readonly string[] = [];
  /** When each person was first seen to be missing who may have been on the list before. */
  readonly #missingSince = new Map<string, number>();

  /**
   * @param since when the last settling ended: of what came later its browser may have learnt late
   * @param before what happened to its browser since then
   */
  constructor(reader: string, isSeen: boolean, since: number, before: ReadonlySet<Disturbance>) {
    this.#reader = reader;
    this.#since = since;
    this.#isSeen = isSeen;
    this.#hasForgotten = before.has('kill');
    this.#circumstances = {
      seen: isSeen ? 'always' : 'never',
      steady: false,
      disturbed: before.size > 0,
    };
  }

  /** It is not what it was before. */
  arrive(arrival: Arrival): void {
    if (arrival.room !== null) this.#rooms.push(arrival.room);
    this.#arrivals.push(arrival);
    this.#firstLookAt = arrival.isNew ? arrival.at : Number.NEGATIVE_INFINITY;
    this.#circumstances.steady = false;
    this.#listed = [];
    this.#missingSince.clear();
  }

  /** Whether it is in front. */
  see(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    this.#circumstances.seen = 'sometimes';
  }

  /** Its own browser's line or worker was disturbed. */
  disturb(how: Disturbance): void {
    this.#circumstances.disturbed = true;
    if (how === 'kill') this.#hasForgotten = true;
  }

  /** Judges the toasts since the last time, and begins anew. */
  judge(evidence: Evidence): ResponseClass & { due: number; shown: number } {
    const { history, others, listed } = evidence;
    const shown = shownToasts(history.slice(this.#judged));
    const toasts = namesOf(shown, (name) => this.#shownNames(name, evidence), others);
    const expectations = new Map(others.map((name) => [name, this.#expectedOf(name, evidence)]));
    const wasSeenToLeave = (name: string) =>
      evidence.sightings.some(
        (seen) =>
          seen.name === name &&
          !seen.here &&
          seen.at >= this.#since &&
          this.#rooms.some((room) => channelOf(room) === seen.channel),
      );
    const gone = others.filter((name) => !listed.includes(name) && wasSeenToLeave(name));
    this.#judged = history.length;
    this.#since = Date.now();
    this.#rooms = this.#rooms.slice(-1);
    this.#arrivals = [];
    this.#hasForgotten = false;
    this.#circumstances = {
      seen: this.#isSeen ? 'always' : 'never',
      steady: true,
      disturbed: false,
    };
    for (const name of listed) this.#missingSince.delete(name);
    for (const name of gone) this.#missingSince.set(name, this.#since);
    this.#listed = listed;
    const due = [...expectations.values()].filter((expectation) => expectation === 'due').length;
    return { ...judge(toasts, expectations), due, shown: toasts.length };
  }

  #joinsOf(name: string, { visits }: Evidence): VisitBegun[] {
    return visits.filter(
      (visit) =>
        visit.joins &&
        visit.name === name &&
        visit.at >= this.#since &&
        this.#rooms.includes(visit.room),
    );
  }

  /** For each room that it showed, and each state that a person was in meanwhile, something of both. */
  #inRooms<Item>(
    name: string,
    { people }: Evidence,
    something: (state: PersonState, room: Room) => Item,
  ): Item[] {
    const states = people.statesOf(name, this.#since);
    return this.#rooms.flatMap((room) => states.map(({ state }) => something(state, room)));
  }

  /** What a person may have been called here. */
  #shownNames(name: string, evidence: Evidence): string[] {
    const names = this.#inRooms(name, evidence, (state, room) => nameIn(name, state, room));
    return names.filter((each) => each !== null);
  }

  #expectedOf(name: string, evidence: Evidence): Expectation {
    const { sightings, listed } = evidence;
    const theirs = this.#joinsOf(name, evidence);
    const lookAt = (room: Room) => ({
      channel: channelOf(room),
      name,
      reader: this.#reader,
      since: this.#since,
    });
    const absences = this.#rooms.map((room) => longestAbsence(sightings, lookAt(room)));
    const missingSince = this.#missingSince.get(name) ?? Number.NEGATIVE_INFINITY;
    const changedAt = evidence.people.changedAfter(name, this.#since, this.#rooms);
    const names = this.#inRooms(name, evidence, (state, room) => nameIn(name, state, room));
    const admitted = this.#inRooms(
      this.#reader,
      evidence,
      (state, room) => mayEnter(state, room) && levelIn(state, room) !== 'offline',
    );
    return expected(
      { ...this.#circumstances, admitted: howOften(admitted) },
      {
        isNamed: howOften(names.map((each) => each !== null)),
        hasChanged: changedAt < Infinity,
        wasNewWhenChanged: evidence.visits.some(
          (visit) =>
            visit.name === name &&
            visit.at >= changedAt - NEW_MS &&
            this.#rooms.includes(visit.room),
        ),
        wasListed: this.#listed.includes(name),
        isThere: listed.includes(name),
        joins: theirs.length,
        absentBefore: (theirs[0]?.at ?? 0) - missingSince,
        gone: Math.max(0, ...absences),
        wasHeardOfLate:
          this.#circumstances.disturbed || evidence.restarts.some((at) => at >= this.#since),
        wasForgotten: this.#hasForgottenAll(evidence) || this.#metReturning(theirs, evidence),
        wasUnknown: this.#arrivals.some(
          ({ at, room, isNew }) =>
            room !== null &&
            (isNew || this.#circumstances.disturbed) &&
            (wasGoneAt(sightings, lookAt(room), at) || this.#hasForgottenAll(evidence)),
        ),
      },
    );
  }

  /** Everybody came back after a restart, and its browser's worker had forgotten that they were there. */
  #hasForgottenAll({ restarts }: Evidence): boolean {
    return this.#hasForgotten && restarts.some((at) => at >= this.#since);
  }

  /** It first looked while all were coming back after a restart: whoever came by then may be one of them. */
  #metReturning(joins: readonly VisitBegun[], { restarts }: Evidence): boolean {
    return restarts.some(
      (restart) =>
        this.#firstLookAt >= restart && joins.some(({ at }) => at < restart + RETURNING_MS),
    );
  }
}

function howOften(times: readonly boolean[]): 'always' | 'sometimes' | 'never' {
  if (times.every(Boolean)) return 'always';
  return times.some(Boolean) ? 'sometimes' : 'never';
}
