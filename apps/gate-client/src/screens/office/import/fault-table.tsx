import type { Imported } from '@cordon/protocol/wire/http/declarations.ts';
import { useWords } from '../../../i18n/words.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { faultWords, fieldWords } from './fault-words.ts';
import styles from './import.module.css';

type Fault = Imported['faults'][number];

/** Line, column, what it says, what is wrong with it: enough to find the cell in the spreadsheet. */
export function FaultTable({ faults }: { faults: readonly Fault[] }) {
  const words = useWords();
  const { t } = words;
  if (faults.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{t('office.import.faults')}</h3>
      <p className={styles.soft}>{t('office.import.fixHint')}</p>
      <DataTable<Fault>
        caption={t('office.import.faults')}
        rows={faults}
        rowKey={({ line, field, fault }) => `${line} ${field ?? ''} ${fault}`}
        empty={null}
        columns={[
          { key: 'line', header: t('office.import.line'), align: 'right', cell: ({ line }) => line },
          { key: 'field', header: t('office.import.field'), cell: (fault) => fieldWords(words, fault) },
          { key: 'column', header: t('office.import.fieldName'), cell: fieldCell },
          { key: 'fault', header: t('office.import.fault'), cell: (fault) => faultWords(words, fault) },
          {
            key: 'value',
            header: t('office.import.value'),
            cell: ({ value }) => (value === null || value === '' ? t('office.import.empty') : value),
          },
        ]}
      />
    </section>
  );
}

function fieldCell({ field }: Fault) {
  return <code className={styles.soft}>{field}</code>;
}
