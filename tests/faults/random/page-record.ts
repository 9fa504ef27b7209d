import type { OverlayHistory } from '../../support/overlay-history.ts';
import type { Sighting } from '../../support/protocol-client.ts';
import type { Disturbance } from './disturbance.ts';
import { channelOf } from './players.ts';
import { longestAbsence, wasGoneAt } from './sightings.ts';
import {
  type ConnectionInputs,
  type Expectation,
  expected,
  judge,
  type ResponseClass,
} from './toast-judge.ts';
import { shownToasts } from './toast-words.ts';

/** Somebody came to a chapter by the test's doing. */
export interface Join {
  /** Ms since the epoch. */
  at: number;
  chapter: string;
  name: string;
}

/** A page began to show a chapter, or none, that is not the one before, or in another document. */
export interface Arrival {
  /** Ms since the epoch. */
  at: number;
  chapter: string | null;
  /** Its browser did not know the chapter: no other page of it showed it. */
  isNew: boolean;
}

/** What a page's toasts are judged by. */
export interface Evidence {
  history: OverlayHistory;
  /** Everybody but the page's reader. */
  others: readonly string[];
  joins: readonly Join[];
  sightings: readonly Sighting[];
  /** When the server was ended and started again, in ms since the epoch. */
  restarts: readonly number[];
  /** Whom the page lists now. */
  listed: readonly string[];
}

/**
 * Ms from the beginning of a restart until all who were cut off may be back: the restart, the first try after
 * it, and the worker's `returnTime`.
 */
const RETURNING_MS = 20_000;

/** What is remembered of a page from one judgement of its toasts to the next. */
export class PageRecord {
  readonly #reader: string;
  #isSeen: boolean;
  #circumstances: ConnectionInputs;
  /** The chapters that it has shown since the last judgement, the present one last. */
  #chapters: string[] = [];
  /** Ms since the epoch. */
  #since: number;
  /** When it showed a chapter that its browser did not know (ms since the epoch). */
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
    if (arrival.chapter !== null) this.#chapters.push(arrival.chapter);
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
    const toasts = shownToasts(history.slice(this.#judged));
    const expectations = new Map(others.map((name) => [name, this.#expectedOf(name, evidence)]));
    const wasSeenToLeave = (name: string) =>
      evidence.sightings.some(
        (seen) =>
          seen.name === name &&
          !seen.here &&
          seen.at >= this.#since &&
          this.#chapters.some((chapter) => channelOf(chapter) === seen.channel),
      );
    const gone = others.filter((name) => !listed.includes(name) && wasSeenToLeave(name));
    this.#judged = history.length;
    this.#since = Date.now();
    this.#chapters = this.#chapters.slice(-1);
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

  #joinsOf(name: string, { joins }: Evidence): Join[] {
    return joins.filter(
      (join) =>
        join.name === name && join.at >= this.#since && this.#chapters.includes(join.chapter),
    );
  }

  #expectedOf(name: string, evidence: Evidence): Expectation {
    const { sightings, listed } = evidence;
    const theirs = this.#joinsOf(name, evidence);
    const lookAt = (chapter: string) => ({
      channel: channelOf(chapter),
      name,
      reader: this.#reader,
      since: this.#since,
    });
    const absences = this.#chapters.map((chapter) => longestAbsence(sightings, lookAt(chapter)));
    const missingSince = this.#missingSince.get(name) ?? Number.NEGATIVE_INFINITY;
    return expected(this.#circumstances, {
      wasListed: this.#listed.includes(name),
      isThere: listed.includes(name),
      joins: theirs.length,
      absentBefore: (theirs[0]?.at ?? 0) - missingSince,
      gone: Math.max(0, ...absences),
      wasHeardOfLate:
        this.#circumstances.disturbed || evidence.restarts.some((at) => at >= this.#since),
      wasForgotten: this.#hasForgottenAll(evidence) || this.#metReturning(theirs, evidence),
      wasUnknown: this.#arrivals.some(
        ({ at, chapter, isNew }) =>
          chapter !== null &&
          (isNew || this.#circumstances.disturbed) &&
          (wasGoneAt(sightings, lookAt(chapter), at) || this.#hasForgottenAll(evidence)),
      ),
    });
  }

  /** Everybody came back after a restart, and its browser's worker had forgotten that they were there. */
  #hasForgottenAll({ restarts }: Evidence): boolean {
    return this.#hasForgotten && restarts.some((at) => at >= this.#since);
  }

  /** It first looked while all were coming back after a restart: whoever came by then may be one of them. */
  #metReturning(joins: readonly Join[], { restarts }: Evidence): boolean {
    return restarts.some(
      (restart) =>
        this.#firstLookAt >= restart && joins.some(({ at }) => at < restart + RETURNING_MS),
    );
  }
}
