import { useRef } from 'preact/hooks';
import { CATEGORIES } from '../../server/contract/category.ts';
import type { QuietHours } from '../../server/contract/preferences.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import type { NotificationsView } from '../messages/notifications-view.ts';
import { notificationWords } from '../words/notifications.ts';
import { ownTimeZone, UTC } from './own-time-zone.ts';
import { Switch } from './switch.tsx';

/** From when to when it is quiet for who wants it quiet and has not said when. */
const NIGHT = { from: '22:00', to: '07:00' };
/** What a daily cap can be; more than that is hardly a cap. */
const CAPS = [1, 2, 3, 5, 10, 20];

/** What about, when, and how much: folded away, since few change it often. */
export function NotificationSettings(props: {
  preferences: NonNullable<NotificationsView['preferences']>;
  prefer: (some: NotificationsPatch) => void;
}) {
  const { preferences, prefer } = props;
  const { enabled, categories, quietHours, dailyCap } = preferences;
  const caps = dailyCap === null || CAPS.includes(dailyCap) ? CAPS : [...CAPS, dailyCap];
  return (
    <details data-part="notification-settings">
      <summary>{notificationWords.settings}</summary>
      {CATEGORIES.map((category) => (
        <Switch
          key={category}
          label={notificationWords.categories[category]}
          hint=""
          on={categories[category]}
          onChange={(on) => prefer({ categories: { [category]: on } })}
        />
      ))}
      <Switch
        label={notificationWords.quietHours}
        hint={quietHours ? heldBack(quietHours) : notificationWords.anyTime}
        on={quietHours !== null}
        onChange={(on) => prefer({ quietHours: on ? { ...NIGHT, timeZone: ownTimeZone() } : null })}
      />
      {quietHours && <QuietTimes quietHours={quietHours} prefer={prefer} />}
      <label class="field">
        {notificationWords.dailyCap}
        <select
          name="dailyCap"
          value={dailyCap ?? ''}
          onChange={({ currentTarget: { value } }) =>
            prefer({ dailyCap: value === '' ? null : Number(value) })
          }
        >
          <option value="">{notificationWords.noCap}</option>
          {caps.map((cap) => (
            <option key={cap} value={cap}>
              {cap}
            </option>
          ))}
        </select>
      </label>
      <Switch
        label={notificationWords.pauseEverywhere}
        hint={notificationWords.whenPaused}
        on={!enabled}
        onChange={(paused) => prefer({ enabled: !paused })}
      />
    </details>
  );
}

function QuietTimes(props: { quietHours: QuietHours; prefer: (some: NotificationsPatch) => void }) {
  const { quietHours, prefer } = props;
  const from = useRef<HTMLInputElement>(null);
  const to = useRef<HTMLInputElement>(null);
  // Both as they stand in the fields: the one before may not have been saved yet.
  const change = () => {
    const times = { from: from.current?.value, to: to.current?.value };
    // An emptied field, or no time in between, is not taken; the field shows what is.
    if (!times.from || !times.to || times.from === times.to) return;
    prefer({ quietHours: { from: times.from, to: times.to, timeZone: ownTimeZone() } });
  };
  return (
    <fieldset class="field">
      <legend class="unseen">{notificationWords.quietHours}</legend>
      <label>
        {notificationWords.quietFrom}{' '}
        <input ref={from} type="time" name="quietFrom" value={quietHours.from} onChange={change} />
      </label>
      <label>
        {notificationWords.quietTo}{' '}
        <input ref={to} type="time" name="quietTo" value={quietHours.to} onChange={change} />
      </label>
    </fieldset>
  );
}

/** What quiet hours do, and by whose clock. */
function heldBack({ timeZone }: QuietHours): string {
  const isGuess = timeZone === UTC && Intl.DateTimeFormat().resolvedOptions().timeZone !== UTC;
  if (isGuess) return notificationWords.heldBackInUtc;
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return notificationWords.heldBack(place);
}
