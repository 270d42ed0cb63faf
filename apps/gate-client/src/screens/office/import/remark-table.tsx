import type { Imported } from '@cordon/protocol/wire/http/declarations.ts';
import { useWords } from '../../../i18n/words.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { fieldWords, remarkWords } from './fault-words.ts';
import styles from './import.module.css';

type Remark = Imported['remarks'][number];

/** What is taken all the same, and wants a look: corrections, times that are odd, phones that change. */
export function RemarkTable({ remarks }: { remarks: readonly Remark[] }) {
  const words = useWords();
  const { t } = words;
  if (remarks.length === 0) return null;
  const isOfFile = ({ remark }: Remark) => remark.startsWith('all ');
  return (
    <section>
      <h3 className={styles.title}>{t('office.import.remarks')}</h3>
      <DataTable<Remark>
        caption={t('office.import.remarks')}
        rows={remarks}
        rowKey={({ line, field, remark }) => `${line} ${field ?? ''} ${remark}`}
        empty={null}
        columns={[
          {
            key: 'line',
            header: t('office.import.line'),
            align: 'right',
            cell: (one) => (isOfFile(one) ? '' : one.line),
          },
          {
            key: 'field',
            header: t('office.import.field'),
            cell: (one) => (isOfFile(one) ? t('office.import.all') : fieldWords(words, one)),
          },
          { key: 'remark', header: t('office.import.remark'), cell: (one) => remarkWords(words, one) },
          { key: 'value', header: t('office.import.value'), cell: ({ value }) => value },
        ]}
      />
    </section>
  );
}
