import { useState } from 'react';
import { hoursBetween, oneDecimal } from '@cordon/protocol/time.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { ActionTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { nextAt } from '../../../watch/local-clock.ts';

const usualEnds = ['05:00', '05:30', '06:00', '06:30'] as const;
const statements = ['rollCall', 'patrol', 'doors'] as const;
const longestStatement = 60;

type Props = { opened: boolean; onClose: () => void; timeZone: string };

/** A named person attests that everybody is indoors: until when, and how they know. */
export function ClearSheet({ opened, onClose, timeZone }: Props) {
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
