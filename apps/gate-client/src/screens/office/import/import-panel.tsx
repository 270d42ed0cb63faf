import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import parts from '../parts/parts.module.css';
import { DropZone } from './drop-zone.tsx';
import { FaultTable } from './fault-table.tsx';
import { countsOf } from './import-state.ts';
import { Preview } from './preview.tsx';
import { RemarkTable } from './remark-table.tsx';
import { useImport } from './use-import.ts';

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
