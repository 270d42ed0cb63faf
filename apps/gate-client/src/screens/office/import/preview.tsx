import type { Imported, ImportNames } from '@cordon/protocol/wire/http/declarations.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import parts from '../parts/parts.module.css';
import { FaultTable } from './fault-table.tsx';
import { countsOf } from './import-state.ts';
import { RemarkTable } from './remark-table.tsx';
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
