import { useState } from 'react';
import type { CampusClear } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Countdown } from '../../../ui/verdict/clocks.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { ClearSheet } from './clear-sheet.tsx';
import styles from './site.module.css';

export function ClearState({ clear, timeZone }: { clear: CampusClear | null; timeZone: string }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [open, setOpen] = useState(false);
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
            setOpen(true);
          }}
        >
          {t(clear === null ? 'board.clear.declare' : 'board.clear.again')}
        </ActionButton>
      )}
      {clear !== null && may('revokeClear') && <RevokeClear />}
      <ClearSheet opened={open} onClose={() => setOpen(false)} timeZone={timeZone} />
    </div>
  );
}

function RevokeClear() {
  const { t } = useWords();
  return (
    <ReasonButton
      tone="hold"
      title={t('board.clear.revokeTitle')}
      text={t('board.clear.revokeText')}
      actionWord={t('board.clear.revoke')}
      quickReasons={[
        t('board.clear.revokeReasons.outside'),
        t('board.clear.revokeReasons.drill'),
        t('board.clear.revokeReasons.mistake'),
      ]}
      command={(reason) => ({ type: 'revokeClear', reason })}
    />
  );
}
