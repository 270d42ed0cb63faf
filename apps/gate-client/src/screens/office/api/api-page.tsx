import { IconDownload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel, Facts } from '../../../ui/page/screen.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { type ApiEntry, entriesFound, entriesOf } from './api-entries.ts';
import { entryKinds } from '../office-search.ts';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { documentRoutes } from '@cordon/protocol/wire/http/documents.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import parts from '../parts/parts.module.css';
import styles from './api.module.css';

const views = ['all', ...entryKinds] as const;
const route = getRouteApi('/signed-in/office/api');

/** [U361] What a program can ask this server for, out of the server's own two documents; nothing comes from elsewhere. */
export function ApiPage() {
  const words = useWords();
  const { t } = words;
  const openApi = useAnswer(documentRoutes['GET /openapi.json'], {});
  const asyncApi = useAnswer(documentRoutes['GET /asyncapi.json'], {});
  const refusal = openApi.refusal ?? asyncApi.refusal;
  const where = route.useSearch();
  const { open, close, choose } = usePlace(where);
  const view = where.kind ?? 'all';
  const [search, setSearch] = useState('');
  const entries = useMemo(
    () => (openApi.value && asyncApi.value ? entriesOf(openApi.value, asyncApi.value) : null),
    [openApi.value, asyncApi.value],
  );
  const shown = entries?.find(({ key }) => key === where.entry);
  const showCell = (entry: ApiEntry) => (
    <ActionButton
      size="desk"
      label={`${t('office.api.show')} ${entry.name}`}
      onPress={() => {
        open({ entry: entry.key });
      }}
    >
      {t('office.api.show')}
    </ActionButton>
  );

  return (
    <Panel
      title={t('office.api.title')}
      flush
      aside={
        openApi.value !== null &&
        asyncApi.value !== null && (
          <span className={parts.rowActions}>
            <SaveButton name="openapi.json" document={openApi.value} />
            <SaveButton name="asyncapi.json" document={asyncApi.value} />
          </span>
        )
      }
    >
      <div className={styles.head}>
        <p>{t('office.api.text')}</p>
        <RefusalNotice
          refusal={refusal}
          action={
            <ActionButton onPress={() => Promise.all([openApi.again(), asyncApi.again()])}>
              {t('common.again')}
            </ActionButton>
          }
        />
        <div className={parts.tools}>
          <Segmented
            label={t('office.api.viewLabel')}
            size="desk"
            value={view}
            onChange={(next) => choose({ kind: next === 'all' ? undefined : next })}
            choices={views.map((value) => ({
              value,
              word: `${t(`office.api.views.${value}`)} ${entriesFound(entries ?? [], value, '').length}`,
            }))}
          />
          <div data-grow>
            <TextField size="desk" type="search" label={t('office.api.search')} value={search} onChange={setSearch} />
          </div>
        </div>
      </div>
      <DataTable<ApiEntry>
        caption={t('office.api.title')}
        rows={entriesFound(entries ?? [], view, search)}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t(entries === null ? 'common.loading' : 'office.api.noMatch')} />}
        columns={[
          { key: 'kind', header: t('office.api.columns.kind'), cell: (entry) => kindWord(words, entry) },
          { key: 'name', header: t('office.api.columns.name'), cell: nameCell },
          { key: 'access', header: t('office.api.columns.access'), cell: (entry) => accessWords(words, entry) },
          {
            key: 'actions',
            header: t('office.api.columns.actions'),
            cell: showCell,
          },
        ]}
      />
      {shown !== undefined && (
        <EntrySheet
          entry={shown}
          kind={kindWord(words, shown)}
          access={accessWords(words, shown)}
          onClose={() => close('entry')}
        />
      )}
    </Panel>
  );
}

function SaveButton({ name, document }: { name: string; document: object }) {
  return (
    <ActionButton
      size="desk"
      icon={<IconDownload size="1.2em" aria-hidden />}
      onPress={() => saveFile(name, `${JSON.stringify(document, null, 2)}\n`, 'application/json')}
    >
      {name}
    </ActionButton>
  );
}

/* The document is for programmers, and in English: a reader of the page hears it as such. */
function nameCell({ name, summary }: ApiEntry) {
  return (
    <span className={styles.entry} lang="en">
      <code>{name}</code>
      {summary !== '' && <span className={parts.soft}>{summary}</span>}
    </span>
  );
}

function kindWord({ t }: Words, { kind, isTold }: ApiEntry): string {
  return t(isTold ? 'office.api.kinds.told' : `office.api.kinds.${kind}`);
}

function accessWords({ t, list }: Words, { access }: ApiEntry): string {
  if (typeof access === 'string') return t(`office.api.access.${access}`);
  return list(access.map((role) => t(`terms.roles.${role}`)));
}

type EntryProps = { entry: ApiEntry; kind: string; access: string; onClose: () => void };

/** One route, event or command: who may ask, what is asked, and what is answered. */
function EntrySheet({ entry, kind, access, onClose }: EntryProps) {
  const { t } = useWords();
  return (
    <Sheet opened onClose={onClose} title={entry.name} size="wide">
      {entry.summary !== '' && <p lang="en">{entry.summary}</p>}
      <Facts
        items={[
          { name: t('office.api.columns.kind'), value: kind },
          { name: t('office.api.columns.access'), value: access },
        ]}
      />
      {entry.parts.map(({ part, text }, place) => (
        <section key={`${part} ${String(place)}`}>
          <h3>{t(`office.api.parts.${part}`)}</h3>
          <pre className={styles.schema} lang="en" tabIndex={0} aria-label={t(`office.api.parts.${part}`)}>
            {text}
          </pre>
        </section>
      ))}
    </Sheet>
  );
}
