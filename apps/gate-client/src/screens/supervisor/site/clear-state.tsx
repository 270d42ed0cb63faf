import { useState } from 'react';
import type { CampusClear } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';
import { Countdown } from '../../../ui/verdict/clocks.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { ClearSheet } from './clear-sheet.tsx';
import styles from './site.module.css';

export function ClearState({ clear, timeZone }: { clear: CampusClear | null; timeZone: string }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [open, setOpen] = useState<'declare' | 'revoke' | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <div className={styles.state}>
      <StatusBadge
        status={clear === null ? 'hold' : 'pass'}
        word={t(clear === null ? 'board.clear.none' : 'board.clear.valid')}
      />
      {clear === null ? (
        <p className={styles.text}>{t('board.clear.noneText')}</p>
      ) : (
        <p className={styles.text}>
          {t('board.clear.validText', {
            by: words.by(clear.by),
            at: words.time(clear.at),
            until: words.time(clear.until),
          })}
          {' · '}
          <span className={styles.statement}>{clear.statement}</span>
        </p>
      )}
      {clear !== null && (
        <span className={styles.left}>
          {t('board.clear.left')} <Countdown until={clear.until} label={t('board.clear.left')} />
        </span>
      )}
      {may('declareClear') && (
        <ActionButton
          size="desk"
          tone={clear === null ? 'accent' : 'plain'}
          onPress={() => {
            setOpen('declare');
          }}
        >
          {t(clear === null ? 'board.clear.declare' : 'board.clear.again')}
        </ActionButton>
      )}
      {clear !== null && may('revokeClear') && (
        <ActionButton
          size="desk"
          tone="hold"
          onPress={() => {
            setOpen('revoke');
          }}
        >
          {t('board.clear.revoke')}
        </ActionButton>
      )}
      <ClearSheet opened={open === 'declare'} onClose={close} timeZone={timeZone} />
      <RevokeDialog opened={open === 'revoke'} onClose={close} />
    </div>
  );
}

function RevokeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const act = useCommand();
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('board.clear.revokeTitle')}
      text={t('board.clear.revokeText')}
      actionWord={t('board.clear.revoke')}
      quickReasons={[
        t('board.clear.revokeReasons.outside'),
        t('board.clear.revokeReasons.drill'),
        t('board.clear.revokeReasons.mistake'),
      ]}
      onSubmit={async (reason) => {
        const done = await act.run({ type: 'revokeClear', reason });
        if (done) onClose();
        return done;
      }}
    >
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </ReasonDialog>
  );
}
