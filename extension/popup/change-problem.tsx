/** Why the last change was not taken, beside the switches that have gone back. */
export function ChangeProblem({ words }: { words: string | null }) {
  return (
    <p
      class={words === null ? 'unseen' : 'trouble change-problem'}
      data-part="change-problem"
      role="alert"
    >
      {words}
    </p>
  );
}
