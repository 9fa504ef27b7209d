/** Why the last change was not taken, beside the switches that have gone back. */
export function Refusal({ words }: { words: string | null }) {
  return (
    <p class={words === null ? 'unseen' : 'trouble refusal'} data-part="refusal" role="alert">
      {words}
    </p>
  );
}
