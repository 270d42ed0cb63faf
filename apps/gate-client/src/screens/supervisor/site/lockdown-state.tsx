import { useState } from 'react';
import type { Lockdown } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { DangerReasonSheet } from '../parts/danger-reason-sheet.tsx';
import styles from './site.module.css';

/* Two components: a dialog opened for one state must not turn into the other's when somebody else was quicker. */
export function LockdownState({ lockdown }: { lockdown: Lockdown | null }) {
  const may = useMay();
  if (lockdown !== null) return <LockdownOn lockdown={lockdown} />;
  return may('setLockdown') ? <SetLockdown /> : null;
}

function SetLockdown() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const act = useCommand();
  return (
    <div className={styles.lockdown}>
      <ActionButton
        size="desk"
        tone="refuse"
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('board.lockdown.set')}
      </ActionButton>
      <DangerReasonSheet
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={t('board.lockdown.setTitle')}
        text={t('board.lockdown.setText')}
        actionWord={t('board.lockdown.setAction')}
        quickReasons={[
          t('board.lockdown.reasons.found'),
          t('board.lockdown.reasons.incident'),
          t('board.lockdown.reasons.order'),
        ]}
        refusal={act.refusal}
        onDismiss={act.dismiss}
        onConfirm={(reason) => act.run({ type: 'setLockdown', reason })}
      />
    </div>
  );
}

function LockdownOn({ lockdown }: { lockdown: Lockdown }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [open, setOpen] = useState(false);
  const act = useCommand();
  const values = { by: words.by(lockdown.by), at: words.time(lockdown.at), reason: lockdown.reason };
  return (
    <div className={styles.lockdown}>
      <StatusBadge status="refuse" word={t('board.lockdown.on')} />
      <p className={styles.text}>{t('board.lockdown.onText', values)}</p>
      {may('liftLockdown') && (
        <ActionButton
          size="desk"
          onPress={() => {
            setOpen(true);
          }}
        >
          {t('board.lockdown.lift')}
        </ActionButton>
      )}
      <ReasonDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={t('board.lockdown.liftTitle')}
        text={t('board.lockdown.liftText')}
        actionWord={t('board.lockdown.lift')}
        onSubmit={(reason) => act.run({ type: 'liftLockdown', reason })}
      >
        <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      </ReasonDialog>
    </div>
  );
}
