import { minuteMs } from '@cordon/protocol/time.ts';
import { waitOverAt } from '@cordon/protocol/visit/due.ts';
import { waitIn } from '@cordon/protocol/visit/route.ts';
import type { ReactNode } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { stepNameIn } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { useClockJumps } from '../../state/picture-store.ts';
import { Countdown } from '../../ui/verdict/clocks.tsx';
import type { WaitingProps } from '../view.ts';
import styles from './wait-card.module.css';

type Props = Pick<WaitingProps, 'visit' | 'step'> & { title: string; children?: ReactNode };

/** How long the time that runs in a step still takes, on the server's clock. */
export function WaitCard({ visit, step, title, children }: Props) {
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
    <section className={styles.card} aria-label={title} data-over={isOver}>
      <div className={styles.what}>
        <p className={styles.title}>{stepNameIn(words, visit, step.id)}</p>
        <p className={styles.note}>
          {isOver ? t('steps.contact.over', { minutes }) : t('steps.contact.left', { minutes, at: words.time(until) })}
        </p>
      </div>
      <div className={styles.clock}>
        <Countdown until={until} totalMs={wait.ms} over="good" size="large" label={title} />
      </div>
      {children}
    </section>
  );
}
