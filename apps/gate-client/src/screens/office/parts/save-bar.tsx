import { useWords } from '../../../i18n/words.tsx';
import type { CommandHandle } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import styles from './parts.module.css';

type Props = {
  act: CommandHandle;
  dirty: boolean;
  overtaken: boolean;
  problem: string | null; // why it can't be saved now
  note?: string; // when there is nothing wrong
  onSave: () => Promise<unknown>;
  onDiscard: () => void;
};

/** Saving a whole page at once; what is wrong stands beside the button. */
export function SaveBar({ act, dirty, overtaken, problem, note, onSave, onDiscard }: Props) {
  const { t } = useWords();
  return (
    <>
      {overtaken && !act.busy && (
        <Notice tone="hold" title={t('office.changedElsewhere')} text={t('office.changedElsewhereText')} />
      )}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <div className={styles.saveBar}>
        <ActionButton tone="accent" disabled={!dirty || problem !== null} busy={act.busy} onPress={onSave}>
          {t('office.save')}
        </ActionButton>
        <ActionButton disabled={!dirty} onPress={onDiscard}>
          {t('office.discard')}
        </ActionButton>
        <p role="status" className={problem === null ? styles.soft : styles.problem}>
          {problem ?? note ?? t('office.live')}
        </p>
      </div>
    </>
  );
}
