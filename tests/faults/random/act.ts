import { signInTo } from '../../push/admin-client.ts';
import { ROLE_SECRET } from '../../push/role-secret.ts';
import type { ProtocolClient } from '../../support/protocol-client.ts';
import { LISTED_COURSE } from './rooms.ts';
import type { PersonStep } from './step.ts';

/** What the server needs to be told for the admin of a run. */
export const ADMIN_ENV = { LOCAL_ROLE_SECRET: ROLE_SECRET };

/** Changes something of a person, by the server's API; it holds when this resolves. */
export type Act = (step: PersonStep) => Promise<void>;

/** @param everybody a device of each, by name */
export async function createAct(
  serverUrl: string,
  everybody: ReadonlyMap<string, ProtocolClient>,
): Promise<Act> {
  const askAsAdmin = await signInTo(serverUrl, 'Admin');
  const { site, course } = LISTED_COURSE;

  async function asAdmin(method: string, path: string, body?: object): Promise<void> {
    const answer = await askAsAdmin(method, `/api/admin${path}`, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  return async (step) => {
    const client = everybody.get(step.person);
    if (!client) throw new Error(`Nobody is called ${step.person}.`);
    const listed = `/sites/${site}/courses/${course}/learners/${client.userId}`;
    const moderation = `/people/${client.userId}/moderation`;
    switch (step.kind) {
      case 'level':
        return client.choose({ visibility: step.visibility });
      case 'course-level':
        return client.choose({
          courseVisibility: [{ ...step.course, visibility: step.visibility }],
        });
      case 'list':
        return asAdmin('PUT', listed, { ceiling: step.ceiling });
      case 'unlist':
        return asAdmin('DELETE', listed);
      case 'bar':
      case 'unbar':
        return asAdmin('PUT', moderation, { barred: step.kind === 'bar' });
      case 'take-name':
      case 'give-name':
        return asAdmin('PUT', moderation, { nameTaken: step.kind === 'take-name' });
    }
  };
}
