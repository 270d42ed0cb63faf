import { IconArrowUpRight, IconClockPause, IconRepeat, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AlertState } from '@cordon/protocol/alert/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { duration } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useClockJumps } from '../../../state/picture-store.ts';
import { escalatedTo, nextOf, rolesWords } from './alert-life.ts';
import styles from './alerts.module.css';

/** What has become of an alert so far, each thing by a sign and in words. */
export function AlertMarks({ alert }: { alert: AlertState }) {
  const words = useWords();
  const { t } = words;
  const escalated = escalatedTo(alert);
  return (
    <>
      {alert.count > 1 && (
        <Mark icon={<IconRepeat size="1em" aria-hidden />} name="count">
          ×{alert.count}
          <span className="visually-hidden"> {t('board.alerts.again', { count: alert.count })}</span>
        </Mark>
      )}
      {alert.assigned !== null && (
        <Mark icon={<IconUserCheck size="1em" aria-hidden />} name="assigned">
          {t('board.alerts.assignedTo', { name: alert.assigned.name })}
        </Mark>
      )}
      {escalated !== null && alert.closed === null && alert.clearedAt === null && (
        <Mark icon={<IconArrowUpRight size="1em" aria-hidden />} name="escalated">
          {t('board.alerts.escalatedShort', { whom: rolesWords(words, escalated) })}
        </Mark>
      )}
      <AgainMark alert={alert} />
    </>
  );
}

/* How long "in hand" is still believed; what happens while it rings stands in the details. */
function AgainMark({ alert }: { alert: AlertState }) {
  const { t } = useWords();
  const now = useNow();
  const next = nextOf(alert, useClockJumps());
  if (next?.is !== 'rings-again') return null;
  return (
    <Mark icon={<IconClockPause size="1em" aria-hidden />} name="next">
      <span role="timer" aria-live="off">
        {duration(next.at - now)}
      </span>{' '}
      {t('board.alerts.ringsAgainIn')}
    </Mark>
  );
}

function Mark({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <span className={styles.mark} data-mark={name}>
      {icon} <span>{children}</span>
    </span>
  );
}
