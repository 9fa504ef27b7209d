import { type PushChoice, pushChoices } from '../stored.ts';

/** Learners who are remembered in a browser that many use. */
const MAX_LEARNERS = 20;

/** Whether a learner wants notifications in this browser; `null` where they have not said. */
export async function choiceOf(learner: string): Promise<boolean | null> {
  const choices = await pushChoices.get();
  return choices.find((choice) => choice.learner === learner)?.on ?? null;
}

/** Remembers what a learner has said. */
export async function rememberChoice(learner: string, on: boolean): Promise<void> {
  await pushChoices.set(withChoice(await pushChoices.get(), { learner, on }));
}

/** The choices with one more, in place of what that learner had said before; the latest last. */
export function withChoice(choices: readonly PushChoice[], choice: PushChoice): PushChoice[] {
  const others = choices.filter(({ learner }) => learner !== choice.learner);
  return [...others, choice].slice(-MAX_LEARNERS);
}
