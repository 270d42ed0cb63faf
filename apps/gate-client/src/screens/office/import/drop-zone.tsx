import { useRef, useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import styles from './import.module.css';

/** A file dropped or chosen; the same one again, too, once it has been mended. */
export function DropZone({ onFile }: { onFile: (file: File) => Promise<void> }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) void onFile(file);
      }}
    >
      <p className={styles.dropTitle}>{t('office.import.drop')}</p>
      <p className={styles.soft}>{t('office.import.dropText')}</p>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aria-label={t('office.import.choose')}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void onFile(file);
        }}
      />
      <ActionButton tone="accent" onPress={() => input.current?.click()}>
        {t('office.import.choose')}
      </ActionButton>
    </div>
  );
}
