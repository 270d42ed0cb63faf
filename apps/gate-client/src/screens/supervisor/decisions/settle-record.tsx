import { useWords } from '../../../i18n/words.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';

/** [U240] What was done about a record that could not be taken, in a word; then it no longer waits. */
export function SettleRecord({ visitId, recordId }: { visitId: string; recordId: string }) {
  const { t } = useWords();
  return (
    <ReasonButton
      tone="accent"
      title={t('board.records.settleTitle')}
      text={t('board.records.settleText')}
      actionWord={t('board.records.settle')}
      quickReasons={[t('board.records.notes.same'), t('board.records.notes.again'), t('board.records.notes.asked')]}
      command={(note) => ({ type: 'settleRecord', visitId, recordId, note })}
    />
  );
}
