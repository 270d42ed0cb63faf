import type { Imported, ImportNames } from '@cordon/protocol/wire/http/declarations.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { faultWords, fieldWords, remarkWords } from './fault-words.ts';
import parts from '../parts/parts.module.css';
import styles from './import.module.css';

type Props = {
  file: File;
  names: ImportNames;
  preview: Imported;
  refusal: CommandRefusal | null;
  onImport: (mode: 'good' | 'all-or-none') => Promise<void>;
  onCorrectNames: () => Promise<void>;
  onRestart: () => void;
};

/** What the file would bring, before anything is written. */
export function Preview({ file, names, preview, refusal, onImport, onCorrectNames, onRestart }: Props) {
  const { t } = useWords();
  const { faultyRows, importable } = countsOf(preview);
  const isNothing = importable === 0 && !(names === 'correct' && preview.unchanged > 0);
  return (
    <>
      <div className={styles.counts}>
        <strong>{file.name}</strong>
        {preview.encoding !== null && (
          <span className={styles.soft}>
            {t('office.import.encoding')} {preview.encoding}
          </span>
        )}
        <span>{t('office.import.rows', { count: preview.rows })}</span>
        <StatusBadge status="pass" word={t('office.import.good', { count: importable })} />
        {preview.amended > 0 && (
          <StatusBadge status="waiting" word={t('office.import.amended', { count: preview.amended })} />
        )}
        {preview.unchanged > 0 && (
          <StatusBadge status="waiting" word={t('office.import.unchanged', { count: preview.unchanged })} />
        )}
        {faultyRows > 0 && <StatusBadge status="refuse" word={t('office.import.faulty', { count: faultyRows })} />}
      </div>
      <RefusalNotice refusal={refusal} />
      <div className={parts.actions}>
        <ActionButton tone="accent" disabled={isNothing} onPress={() => onImport('good')}>
          {isNothing ? t('office.import.nothing') : t('office.import.importGood', { count: importable })}
        </ActionButton>
        <ActionButton disabled={faultyRows > 0 || isNothing} onPress={() => onImport('all-or-none')}>
          {t('office.import.importAll')}
          {faultyRows > 0 && ` · ${t('office.import.allBlocked', { count: faultyRows })}`}
        </ActionButton>
        <ActionButton onPress={onRestart}>{t('office.import.again')}</ActionButton>
      </div>
      {names === 'correct' && <Notice tone="hold" title={t('office.import.namesCorrect')} />}
      {preview.faults.some(({ fault }) => fault === 'another name for this number') && (
        <>
          <Notice tone="hold" title={t('office.import.correctNames')} />
          <div className={parts.actions}>
            <ActionButton onPress={onCorrectNames}>{t('office.import.correctNamesAction')}</ActionButton>
          </div>
        </>
      )}
      <RemarkTable remarks={preview.remarks} />
      {faultyRows === 0 ? (
        <Notice tone="pass" title={t('office.import.noFaults')} />
      ) : (
        <FaultTable faults={preview.faults} />
      )}
    </>
  );
}

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

type ImportCounts = { faultyRows: number; importable: number };

/** [U91] Rows with faults, however many faults each has; and what an import of the good ones would write. */
export function countsOf({ accepted, faults }: Imported): ImportCounts {
  return { faultyRows: new Set(faults.map(({ line }) => line)).size, importable: accepted };
}
