import type { ReactNode } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import type { Synced } from '../../outbox/sync.ts';
import { useFreshness, usePicture } from '../../state/picture-store.ts';
import { usePerson, useSession } from '../../session/session-store.ts';
import { DeviceSwitches } from './device-switches.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PendingButton } from './pending.tsx';
import styles from './strip.module.css';
import { duration } from '../../i18n/format.ts';
import { type LinkState, useLink } from '../../state/link.ts';
import type { Status } from '../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';
import { Notice } from '../../ui/page/notice.tsx';

type Props = {
  onSignOff: (next?: string) => void;
  sound: ReactNode; // the switch, for those who hear alarms
  sync: () => Promise<Synced>;
};

/** The same facts in the same place on every screen: where, who, when, whether the server hears us, what still waits. */
export function Strip({ onSignOff, sound, sync }: Props) {
  const words = useWords();
  const person = usePerson();
  if (person === null) return null;
  return (
    <header className={styles.strip} aria-label={words.t('strip.label')}>
      <div className={styles.where}>
        <SiteName />
        <span className={styles.stations}>{stationWords(words, person.stations)}</span>
      </div>
      <PersonMenu key={person.personId} me={person} onSignOff={onSignOff} />
      <ServerTime />
      <LinkBadge />
      <PendingButton sync={sync} />
      <div className={styles.device}>
        {sound}
        <DeviceSwitches />
      </div>
    </header>
  );
}

function SiteName() {
  const { label } = useWords();
  const { session } = useSession();
  const name = usePicture((picture) => picture.site?.state.name) ?? session?.site.name;
  return <strong className={styles.site}>{name === undefined ? '' : label(name)}</strong>;
}

function stationWords({ t, station }: ReturnType<typeof useWords>, stations: readonly string[]): string {
  const [first] = stations;
  if (first === undefined) return t('strip.noStation');
  return stations.length === 1
    ? station(first)
    : t('strip.stations', { first: station(first), more: stations.length - 1 });
}

function ServerTime() {
  const { t, timeWithSeconds } = useWords();
  const known = usePicture((picture) => picture.receivedAt !== null);
  const now = useNow();
  return (
    <time className={styles.time} role="timer" aria-live="off" aria-label={t('strip.serverTime')}>
      {known ? timeWithSeconds(now) : '--:--:--'}
    </time>
  );
}

/** Connected or not, and how old the picture is: shape, word and colour. */
function LinkBadge() {
  const { t } = useWords();
  const { state } = useLink();
  const { stale, ageMs } = useFreshness();
  const shown: LinkState = state === 'live' && stale ? 'stale' : state;
  return (
    <span className={styles.link} data-link={shown}>
      <StatusBadge status={statusOf(shown)} word={t(`strip.link.${shown}`)} size="small" />
      <span className={styles.age}>
        {ageMs !== null &&
          (shown === 'live' && ageMs < 6000 ? t('strip.fresh') : t('strip.age', { age: duration(ageMs) }))}
      </span>
    </span>
  );
}

function statusOf(state: LinkState): Status {
  switch (state) {
    case 'live':
      return 'pass';
    case 'connecting':
      return 'running';
    case 'stale':
    case 'offline':
      return 'offline';
    default:
      return state satisfies never;
  }
}

/** Says since when the picture is no longer to be trusted, and why. */
export function StaleBand() {
  const { t, timeWithSeconds } = useWords();
  const { bye, state } = useLink();
  const { stale, receivedAt } = useFreshness();
  if (!stale || (receivedAt === null && state === 'connecting')) return null;
  const title =
    receivedAt === null ? t('strip.neverLive') : t('strip.staleSince', { time: timeWithSeconds(receivedAt) });
  return <Notice tone="offline" title={title} {...(bye !== null && { text: t(`strip.bye.${bye}`) })} />;
}
