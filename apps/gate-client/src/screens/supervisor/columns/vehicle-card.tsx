import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { stepNameIn } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePictureStore } from '../../../state/picture-store.ts';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { type Card, type FlagKind, waitsFor } from '../../../watch/card.ts';
import { clockWords, type LoopClock, partOf, type Tone, type VisitClock } from '../../../watch/visit-clock.ts';
import type { ReactNode } from 'react';
import styles from './columns.module.css';

type Props = { card: Card; onOpen: (visitId: string) => void };

/** One vehicle: plate, step, clock against its limit, and what is odd about it. Pressing it opens its story. */
export function VehicleCard({ card, onOpen }: Props) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const { visit, plate, step, clock, loop, loopTone, flags, urgency } = card;
  const others = flags.filter((flag) => flag !== 'held'); // the clock says so
  const waits = waitsFor(visit, usePictureStore().getState(), now);
  const loopWords = loop !== null && <LoopWords loop={loop} tone={loopTone} now={now} />;
  return (
    <button
      type="button"
      className={styles.card}
      data-plate={plate}
      data-urgency={urgency}
      onClick={() => {
        onOpen(card.id);
      }}
    >
      <span className={styles.plate}>
        <PlateText plate={plate} />
      </span>
      <span className={styles.step}>{step === null ? '' : stepNameIn(words, visit, step.id)}</span>
      {clock === null ? loopWords : <ClockBar clock={clock} tone={card.tone} now={now} loop={loopWords} />}
      {waits.length > 0 && (
        <span className={styles.waits}>
          {t('board.columns.waitsFor', {
            rules: words.list(waits.map((rule) => t(`rules.findings.${rule}.title`))),
          })}
        </span>
      )}
      {others.length > 0 && (
        <span className={styles.flags}>
          {others.map((flag) => (
            <StatusBadge key={flag} size="small" status={statusOf(flag)} word={t(`board.flags.${flag}`)} />
          ))}
        </span>
      )}
    </button>
  );
}

function LoopWords({ loop, tone, now }: { loop: LoopClock; tone: Card['loopTone']; now: number }) {
  const { t } = useWords();
  const { since, warnAt } = loop;
  return (
    <span className={styles.loop} data-tone={tone}>
      {t('board.columns.loop')} {duration(now - since)}
      {tone === 'near' && ` · ${t('board.clock.left', { time: duration(warnAt - now) })}`}
      {(tone === 'over' || tone === 'critical') && ` · ${t('board.clock.over', { time: duration(now - warnAt) })}`}
    </span>
  );
}

function statusOf(flag: FlagKind): 'hold' | 'refuse' | 'running' {
  switch (flag) {
    case 'held':
    case 'unannounced':
    case 'deviation':
      return 'hold';
    case 'help':
    case 'breach':
      return 'refuse';
    case 'override':
      return 'running';
    default:
      return flag satisfies never;
  }
}

type ClockProps = { clock: VisitClock; tone: Tone; now: number; loop?: ReactNode };

/** A clock against its limit, as a bar and in words: nobody has to tell colours apart. The loop's own clock beside it. */
export function ClockBar({ clock, tone, now, loop = null }: ClockProps) {
  const words = useWords();
  const { label, text } = clockWords(words, clock, now);
  const part = partOf(clock, now);
  const isNamed = clock.kind === 'step' || clock.kind === 'leg'; // by the line above
  return (
    <span className={styles.clock} data-tone={tone} data-kind={clock.kind}>
      <span className={styles.clockWords}>
        {loop}
        {clock.kind === 'held' ? (
          <StatusBadge size="small" status="hold" word={words.t('terms.held')} />
        ) : (
          <span className={isNamed ? 'visually-hidden' : styles.soft}>{label}</span>
        )}
        <span className={styles.clockText}>
          {tone === 'near' && <span className={styles.near}>{words.t('board.clock.near')} </span>}
          {text}
        </span>
      </span>
      {part !== null && (
        <span className={styles.track} aria-hidden>
          <span style={{ width: `${Math.round(part * 100)}%` }} />
        </span>
      )}
    </span>
  );
}
