import { useState } from 'react';
import type { CampusClear } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { Countdown } from '../../../ui/verdict/clocks.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { hoursBetween, oneDecimal } from '@cordon/protocol/time.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { nextAt } from '../../../watch/local-clock.ts';
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

const usualEnds = ['05:00', '05:30', '06:00', '06:30'] as const;
const statements = ['rollCall', 'patrol', 'doors'] as const;
const longestStatement = 60;

type SheetProps = { opened: boolean; onClose: () => void; timeZone: string };

/** A named person attests that everybody is indoors: until when, and how they know. */
function ClearSheet({ opened, onClose, timeZone }: SheetProps) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const act = useCommand();
  const [clock, setClock] = useState('');
  const [statement, setStatement] = useState('');
  const until = nextAt(clock, now, timeZone);
  const missing = until === null || statement.trim().length < 2;

  async function submit(): Promise<void> {
    if (until === null) return;
    if (!(await act.run({ type: 'declareClear', until, statement: statement.trim() }))) return;
    setStatement('');
    setClock('');
    onClose();
  }

  return (
    <Sheet opened={opened} onClose={onClose} title={t('board.clear.sheetTitle')}>
      <ActionTiles
        label={t('board.clear.quickUntil')}
        choices={usualEnds.map((end) => ({ value: end, word: end }))}
        columns={4}
        onChoose={setClock}
      />
      <TextField
        label={t('board.clear.until')}
        value={clock}
        maxLength={5}
        placeholder="05:00"
        onChange={setClock}
        hint={
          until === null
            ? t('board.clear.untilMissing')
            : t('board.clear.untilMeans', {
                until: words.dateTime(until),
                hours: oneDecimal(hoursBetween(now, until)),
              })
        }
      />
      <ActionTiles
        label={t('board.clear.statement')}
        choices={statements.map((key) => t(`board.clear.statements.${key}`)).map((word) => ({ value: word, word }))}
        onChoose={setStatement}
      />
      <TextField
        label={t('board.clear.statement')}
        value={statement}
        onChange={setStatement}
        lines={2}
        maxLength={longestStatement}
        hint={t('board.clear.statementHint')}
      />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction disabled={missing} why={t('board.clear.missing')} onPress={submit}>
        {t('board.clear.submit')}
      </PrimaryAction>
    </Sheet>
  );
}
