import type { Lockdown } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import styles from './site.module.css';

/* Two components: a dialog opened for one state must not turn into the other's when somebody else was quicker. */
export function LockdownState({ lockdown }: { lockdown: Lockdown | null }) {
  const may = useMay();
  if (lockdown !== null) return <LockdownOn lockdown={lockdown} />;
  return may('setLockdown') ? <SetLockdown /> : null;
}

function SetLockdown() {
  const { t } = useWords();
  return (
    <div className={styles.lockdown}>
      <ReasonButton
        held
        tone="refuse"
        word={t('board.lockdown.set')}
        title={t('board.lockdown.setTitle')}
        text={t('board.lockdown.setText')}
        actionWord={t('board.lockdown.setAction')}
        quickReasons={[
          t('board.lockdown.reasons.found'),
          t('board.lockdown.reasons.incident'),
          t('board.lockdown.reasons.order'),
        ]}
        command={(reason) => ({ type: 'setLockdown', reason })}
      />
    </div>
  );
}

function LockdownOn({ lockdown }: { lockdown: Lockdown }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const values = { by: words.by(lockdown.by), at: words.time(lockdown.at), reason: lockdown.reason };
  return (
    <div className={styles.lockdown}>
      <StatusBadge status="refuse" word={t('board.lockdown.on')} />
      <p className={styles.text}>{t('board.lockdown.onText', values)}</p>
      {may('liftLockdown') && (
        <ReasonButton
          title={t('board.lockdown.liftTitle')}
          text={t('board.lockdown.liftText')}
          actionWord={t('board.lockdown.lift')}
          command={(reason) => ({ type: 'liftLockdown', reason })}
        />
      )}
    </div>
  );
}
