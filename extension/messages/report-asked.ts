import * as v from 'valibot';

/** Sent by a chapter page where the learner wants somebody reported, by their id on its roster. */
export const ReportAsked = v.object({ type: v.literal('report'), personId: v.string() });
export type ReportAsked = v.InferOutput<typeof ReportAsked>;
