export * as enrolmentWords from './en/enrolment.ts';
