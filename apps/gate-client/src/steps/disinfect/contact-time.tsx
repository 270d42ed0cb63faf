import { minuteMs } from '@cordon/protocol/time.ts';
import { waitOverAt } from '@cordon/protocol/visit/due.ts';
import { waitIn } from '@cordon/protocol/visit/route.ts';
import { useNow } from '../../clock/clock.tsx';
import { stepNameIn } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { useClockJumps } from '../../state/use-clock-jumps.ts';
import { Countdown } from '../../ui/verdict/clocks.tsx';
import styles from './contact-time.module.css';
import type { WaitingProps } from '../view.ts';
import { RewetAction } from './rewet-action.tsx';

/** How long the agent still has to work, on the server's clock. Re-wetting starts the time again, so it wants a hold. */
export function ContactTime({ visit, step, stationId }: WaitingProps) {
  const words = useWords();
  const { t } = words;
  const jumps = useClockJumps();
  const wait = waitIn(visit, step);
  const now = useNow();
  if (wait === null) return null;
  const until = waitOverAt(wait, jumps);
  const isOver = now >= until;
  const minutes = wait.ms / minuteMs;
  return (
    <section className={styles.card} aria-label={t('steps.contact.title')} data-over={isOver}>
      <div className={styles.what}>
        <p className={styles.title}>{stepNameIn(words, visit, step.id)}</p>
        <p className={styles.note}>
          {isOver ? t('steps.contact.over', { minutes }) : t('steps.contact.left', { minutes, at: words.time(until) })}
        </p>
      </div>
      <div className={styles.clock}>
        <Countdown until={until} totalMs={wait.ms} over="good" size="large" label={t('steps.contact.title')} />
      </div>
      {stationId !== null && visit.held === null && <RewetAction visit={visit} step={step} stationId={stationId} />}
    </section>
  );
}
