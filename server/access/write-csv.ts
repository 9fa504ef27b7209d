import type { EnrolledLearner } from '../contract/enrolment.ts';

/** A list as CSV (RFC 4180), as it may be put again. */
export function writeCsv(learners: readonly EnrolledLearner[]): string {
  const lines = learners.map(({ learner, from, until, group, ceiling }) =>
    [learner, from?.toISOString(), until?.toISOString(), group, ceiling].map(field).join(','),
  );
  return ['learner,from,until,group,ceiling', ...lines, ''].join('\r\n');
}

function field(value: string | null | undefined): string {
  const text = value ?? '';
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
