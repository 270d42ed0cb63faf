import { useWords } from '../../i18n/words.tsx';
import { useOutbox } from '../../outbox/use-outbox.ts';
import { sentList } from '../../outbox/sent-list.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './tray.module.css';

/** [U273] What was sent and what became of it, to be held against the site's record. */
export function ExportTraces() {
  const { t } = useWords();
  const outbox = useOutbox();
  async function save(): Promise<void> {
    saveFile(`${t('queue.exportName')}.csv`, sentList(await outbox.traces(), outbox.items.getState()));
  }
  return (
    <div className={styles.export}>
      <p className={styles.note}>{t('queue.exportHint')}</p>
      <ActionButton onPress={save}>{t('queue.export')}</ActionButton>
    </div>
  );
}
