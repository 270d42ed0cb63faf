import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { FaultTable, Preview, RemarkTable } from './preview.tsx';
import { countsOf, useImport } from './use-import.ts';
import { useRef, useState } from 'react';
import parts from '../parts/parts.module.css';
import styles from './import.module.css';

/** Choose, look at the faults, import; mend the rest in the spreadsheet and import again. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { state, choose, carryOut, restart } = useImport();
  return (
    <Panel
      title={t('office.import.title')}
      aside={
        <ActionButton size="desk" onPress={onClose}>
          {t('office.import.close')}
        </ActionButton>
      }
    >
      <div className={parts.form}>
        {state.is === 'choosing' && (
          <>
            {state.tooLarge && <Notice tone="refuse" title={t('office.import.tooLarge')} />}
            <RefusalNotice refusal={state.refusal} />
            <DropZone onFile={choose} />
          </>
        )}
        {state.is === 'reading' && <p role="status">{t('office.import.reading', { file: state.file.name })}</p>}
        {state.is === 'preview' && (
          <Preview
            file={state.file}
            names={state.names}
            preview={state.preview}
            refusal={state.refusal}
            onImport={carryOut}
            onCorrectNames={() => choose(state.file, 'correct')}
            onRestart={restart}
          />
        )}
        {state.is === 'done' && (
          <>
            <Done state={state} />
            <div className={parts.actions}>
              <ActionButton tone="accent" onPress={onClose}>
                {t('office.import.close')}
              </ActionButton>
              <ActionButton onPress={restart}>{t('office.import.again')}</ActionButton>
            </div>
            <RemarkTable remarks={state.result.remarks} />
            <FaultTable faults={state.result.faults} />
          </>
        )}
      </div>
    </Panel>
  );
}

function Done({ state: { result } }: { state: Extract<ReturnType<typeof useImport>['state'], { is: 'done' }> }) {
  const { t } = useWords();
  const { faultyRows } = countsOf(result);
  if (result.accepted === 0 && result.unchanged === 0) {
    return <Notice tone="hold" title={t('office.import.notDone')} />;
  }
  return (
    <Notice
      tone={faultyRows === 0 ? 'pass' : 'hold'}
      title={t('office.import.done', { accepted: result.accepted, unchanged: result.unchanged })}
      {...(faultyRows > 0 && { text: t('office.import.doneFaults', { count: faultyRows }) })}
    />
  );
}

/** A file dropped or chosen; the same one again, too, once it has been mended. */
function DropZone({ onFile }: { onFile: (file: File) => Promise<void> }) {
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
