import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { countsOf, FaultTable, Preview, RemarkTable } from './preview.tsx';
import { useRef, useState } from 'react';
import { declarationRoutes, type ImportNames, type Imported } from '@cordon/protocol/wire/http/declarations.ts';
import { useApi } from '../../../api/api.ts';
import type { CommandRefusal } from '../../../outbox/items.ts';
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
        {state.kind === 'choosing' && (
          <>
            {state.tooLarge && <Notice tone="refuse" title={t('office.import.tooLarge')} />}
            <RefusalNotice refusal={state.refusal} />
            <DropZone onFile={choose} />
          </>
        )}
        {state.kind === 'reading' && <p role="status">{t('office.import.reading', { file: state.file.name })}</p>}
        {state.kind === 'preview' && (
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
        {state.kind === 'done' && (
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

function Done({ state: { result } }: { state: Extract<ReturnType<typeof useImport>['state'], { kind: 'done' }> }) {
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

/** A file dropped or chosen; the same one again, too, once it has been corrected. */
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

const route = declarationRoutes['POST /declarations/import'];

type ImportFlow = {
  state: ImportState;
  choose: (file: File, names?: ImportNames) => Promise<void>;
  carryOut: (mode: 'good' | 'all-or-none') => Promise<void>;
  restart: () => void;
};

/** A file is looked at first, whatever happens then; the server judges it both times. */
function useImport(): ImportFlow {
  const api = useApi();
  const [state, setState] = useState<ImportState>(choosing);
  return {
    state,
    async choose(file, names = 'keep') {
      if (file.size > maxFileBytes) {
        setState({ ...choosing, tooLarge: true });
        return;
      }
      setState({ kind: 'reading', file });
      const answer = await api.call(route, { query: { mode: 'preview', names }, body: file });
      setState(
        answer.ok
          ? { kind: 'preview', file, names, preview: answer.value, refusal: null }
          : { ...choosing, refusal: answer },
      );
    },
    async carryOut(mode) {
      if (state.kind !== 'preview') return;
      const { file, names } = state;
      const answer = await api.call(route, { query: { mode, names }, body: file });
      setState(answer.ok ? { kind: 'done', file, result: answer.value } : { ...state, refusal: answer });
    },
    restart() {
      setState(choosing);
    },
  };
}

const maxFileBytes = 5 * 1024 * 1024;

type ImportState =
  | { kind: 'choosing'; tooLarge: boolean; refusal: CommandRefusal | null }
  | { kind: 'reading'; file: File }
  | { kind: 'preview'; file: File; names: ImportNames; preview: Imported; refusal: CommandRefusal | null }
  | { kind: 'done'; file: File; result: Imported };

const choosing = { kind: 'choosing', tooLarge: false, refusal: null } as const satisfies ImportState;
