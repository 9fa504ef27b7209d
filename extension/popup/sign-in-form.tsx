import { useRef, useState } from 'preact/hooks';
import type { Visibility, VisibilityOffer } from '../../server/contract/visibility.ts';
import { signInWords } from '../words/sign-in.ts';
import { LevelChoice } from './level-choice.tsx';

/** Signs in by what was typed; `error` says in words why that didn't work. */
export type SignIn = (typed: {
  displayName: string;
  secret?: string;
  visibility?: Visibility;
}) => Promise<{ error: string | null }>;

/** What is wrong, and at which field it stands. */
interface Problem {
  at: 'name' | 'secret';
  words: string;
}

/** As long as names get, in characters; the server's limit. */
const MAX_NAME = 80;

/** The local identity's sign-in: a name picked on this machine. */
export function SignInForm(props: { signIn: SignIn; offer: VisibilityOffer | undefined }) {
  const { signIn, offer } = props;
  const [picked, pick] = useState<Visibility | null>(null);
  const [error, setError] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);

  const refuse = (words: string) => {
    // A secret that was typed is the likelier to be wrong.
    const isSecret = Boolean(secretField.current?.value && field.current?.value.trim());
    setError({ at: isSecret ? 'secret' : 'name', words });
    (isSecret ? secretField : field).current?.focus();
  };
  const wordsAt = (at: Problem['at']) => (error?.at === at ? error.words : '');
  const submit = async () => {
    const displayName = field.current?.value.trim();
    if (!displayName) return refuse(signInWords.nameMissing);
    setBusy(true);
    try {
      const secret = secretField.current?.value.trim();
      // What is left as it is takes back nothing that was chosen in another browser.
      const typed = {
        displayName,
        ...(secret && { secret }),
        ...(picked && { visibility: picked }),
      };
      const outcome = await signIn(typed);
      if (outcome.error) refuse(outcome.error);
    } catch {
      refuse(signInWords.failed);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <h1>{signInWords.title}</h1>
      <p class="lead">{signInWords.lead}</p>
      <label for="displayName">{signInWords.name}</label>
      <input
        ref={field}
        id="displayName"
        name="displayName"
        autocomplete="nickname"
        maxLength={MAX_NAME}
        aria-invalid={error?.at === 'name'}
        aria-describedby="problem"
        autofocus
        onInput={() => setError(null)}
      />
      <p class="problem" id="problem" role="alert">
        {wordsAt('name')}
      </p>
      {offer && (
        <LevelChoice
          name="visibility"
          allowed={offer.allowed}
          value={picked ?? offer.byDefault}
          onChange={pick}
        />
      )}
      <details>
        <summary>{signInWords.teacher}</summary>
        <label for="secret">{signInWords.secret}</label>
        <input
          ref={secretField}
          id="secret"
          name="secret"
          type="password"
          autocomplete="off"
          aria-invalid={error?.at === 'secret'}
          aria-describedby="secret-problem secret-hint"
          onInput={() => setError(null)}
        />
        <p class="problem" id="secret-problem" role="alert">
          {wordsAt('secret')}
        </p>
        <p class="quiet" id="secret-hint">
          {signInWords.secretHint}
        </p>
      </details>
      {/* Not `disabled` while busy: that would drop the focus. */}
      <button type="submit" aria-disabled={busy}>
        {busy ? signInWords.signingIn : signInWords.signIn}
      </button>
    </form>
  );
}
