import { prepareDatabaseTemplate } from '../server/testing/database-template.ts';

/** Before all tests: what they share is made once. */
export const setup = prepareDatabaseTemplate;
