import { useNow } from '../../clock/clock.tsx';
import { duration } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.tsx';
import { useFreshness, usePicture } from '../../state/picture-store.ts';
import { StatusShape } from '../../ui/verdict/shapes.tsx';
import { closedCounts, type Columns, insideCount } from '../../watch/columns.ts';
import { pendingDecisions } from '../../watch/decisions.ts';
import styles from './wall.module.css';

/** Big counts, whether anything may enter at all, the server's time, and how old all of this is. */
export function WallHead({ columns }: { columns: Columns }) {
  const words = useWords();
  const { t } = words;
  const visits = usePicture((picture) => picture.visits);
  const now = useNow();
  const { released, refused, escortedOut } = closedCounts({ visits });
  const [next] = columns.expected;
  const waiting = pendingDecisions({ visits }, now).length;
  return (
    <header className={styles.head}>
      <Admission />
      <Count
        name={t('wall.expected')}
        value={columns.expected.length}
        note={next === undefined ? null : t('wall.next', { time: words.time(next.visit.declaration.eta) })}
      />
      <Count name={t('wall.inside')} value={insideCount(columns)} note={null} />
      <Count name={t('wall.released')} value={released} note={t('wall.ended', { refused, escorted: escortedOut })} />
      <Count name={t('wall.decisions')} value={waiting} note={null} urgent={waiting > 0} />
      <Time />
    </header>
  );
}

function Count({
  name,
  value,
  note,
  urgent = false,
}: {
  name: string;
  value: number;
  note: string | null;
  urgent?: boolean;
}) {
  return (
    <div className={styles.count} data-urgent={urgent}>
      <p className={styles.countName}>{name}</p>
      <p className={styles.countValue}>{value}</p>
      <p className={styles.countNote}>{note}</p>
    </div>
  );
}

function Admission() {
  const words = useWords();
  const { t, label } = words;
  const site = usePicture((picture) => picture.site?.state ?? null);
  if (site === null) return <div className={styles.admission} />;
  const status = site.lockdown !== null ? 'refuse' : site.clear === null ? 'hold' : 'pass';
  const text =
    site.lockdown !== null
      ? t('wall.lockdown')
      : site.clear === null
        ? t('wall.noClear')
        : t('wall.clearUntil', { time: words.time(site.clear.until) });
  return (
    <div className={styles.admission}>
      <p className={styles.site}>{label(site.name)}</p>
      <p className={styles.admissionState} data-state={status}>
        <StatusShape status={status} size="1.1em" />
        <span>{text}</span>
      </p>
    </div>
  );
}

function Time() {
  const { t, timeWithSeconds } = useWords();
  const { stale, ageMs, receivedAt } = useFreshness();
  const now = useNow();
  const age =
    ageMs === null ? t('wall.waiting') : ageMs < 6000 ? t('wall.fresh') : t('wall.age', { age: duration(ageMs) });
  return (
    <div className={styles.timeBox}>
      <time className={styles.time}>{receivedAt === null ? '--:--:--' : timeWithSeconds(now)}</time>
      <p className={styles.age} data-stale={stale}>
        <StatusShape status={stale ? 'offline' : 'pass'} size="1em" />
        {age}
      </p>
    </div>
  );
}
