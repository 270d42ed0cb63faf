import type { KeptTrace } from '../../storage/database.ts';
import { type OutboxItem, traceOf } from '../../outbox/items.ts';
import { useStore } from 'zustand';
import { useWords, type Words } from '../../i18n/words.tsx';
import { useOutbox, usePending } from '../../outbox/use-outbox.ts';
import type { Synced } from '../../outbox/sync.ts';
import { Notice, type NoticeProps, RefusalNotice } from '../../ui/page/notice.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { useState } from 'react';
import { ActionButton, PrimaryAction } from '../../ui/buttons/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './tray.module.css';
import { useAllLoaded } from '../../pwa/all-loaded.ts';
import { lowBytes, useStorageQuota } from '../../storage/quota.ts';
import { commandWords } from '../../i18n/command-words.ts';
import { usePerson } from '../../session/session-store.ts';
import { usePicture } from '../../state/picture-store.ts';
import { usePredictedRefusal } from '../../state/provisional/shown-picture.ts';
import { ReasonDialog } from '../../ui/sheet/reason-dialog.tsx';
import type { Status } from '../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';

type Props = {
  opened: boolean;
  onClose: () => void;
  sync: () => Promise<Synced>;
};

/** [U282] Every record of this device that the server has not confirmed, each with its state; and one button that tries them all. */
export function Tray({ opened, onClose, sync }: Props) {
  const { t } = useWords();
  const outbox = useOutbox();
  const { waiting, refused, aside } = usePending();
  const unreadable = useStore(outbox.unreadable);
  const items = [...refused, ...aside, ...waiting];
  return (
    <Sheet opened={opened} onClose={onClose} title={t('queue.title')}>
      <SyncButton sync={sync} />
      {unreadable > 0 && (
        <Notice tone="refuse" title={t('queue.unreadable', { count: unreadable })} text={t('queue.unreadableText')} />
      )}
      {items.length === 0 && <EmptyState title={t('queue.empty')} />}
      {items.map((item) => (
        <TrayRow key={item.command.commandId} item={item} />
      ))}
      <StorageLine />
      <ExportTraces />
    </Sheet>
  );
}

/** [U275] Always answers, and the answer stays until the next press. */
function SyncButton({ sync }: { sync: () => Promise<Synced> }) {
  const words = useWords();
  const [synced, setSynced] = useState<Synced | null>(null);
  async function press(): Promise<void> {
    setSynced(null);
    setSynced(await sync());
  }
  return (
    <>
      <PrimaryAction onPress={press}>{words.t('queue.sync')}</PrimaryAction>
      {synced !== null && <Notice tone={toneOf(synced)} title={syncedWords(words, synced)} />}
    </>
  );
}

function toneOf(synced: Synced): NoticeProps['tone'] {
  switch (synced.kind) {
    case 'offline':
      return 'offline';
    case 'nothing':
      return 'pass';
    case 'sent':
      return synced.refused === 0 ? 'pass' : 'hold';
    case 'some-left':
      return 'hold';
    default:
      return synced satisfies never;
  }
}

function syncedWords({ t }: Words, synced: Synced): string {
  switch (synced.kind) {
    case 'offline':
      return t('queue.synced.offline', { waiting: synced.waiting });
    case 'nothing':
      return t('queue.synced.nothing');
    case 'sent':
      return t('queue.synced.sent', { sent: synced.sent, refused: synced.refused });
    case 'some-left':
      return t('queue.synced.some', { sent: synced.sent, waiting: synced.waiting });
    default:
      return synced satisfies never;
  }
}

/** [U273] What was sent and what became of it, to be held against the site's record. */
function ExportTraces() {
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

/** [U262] [U372] How much room there is for records, whether the browser keeps them, and whether the program is all here. */
function StorageLine() {
  const words = useWords();
  const { t } = words;
  const { persisted, usedBytes, leftBytes } = useStorageQuota();
  const isLow = leftBytes !== null && leftBytes < lowBytes;
  const left =
    leftBytes === null
      ? t('pwa.storage.unknown')
      : t('pwa.storage.left', { left: inMegabytes(words, leftBytes), used: inMegabytes(words, usedBytes ?? 0) });
  const program = t(useAllLoaded() ? 'pwa.storage.loaded' : 'pwa.storage.notLoaded');
  const kept = persisted === null ? null : t(persisted ? 'pwa.storage.kept' : 'pwa.storage.notKept');
  return (
    <Notice
      tone={isLow ? 'refuse' : persisted === false ? 'hold' : 'plain'}
      title={isLow ? t('pwa.storage.low') : t('pwa.storage.title')}
      text={[left, kept, program].filter((part) => part !== null).join(' · ')}
    />
  );
}

function inMegabytes({ number }: Words, bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1024 ? `${number(Math.round(megabytes / 102.4) / 10)} GB` : `${number(Math.ceil(megabytes))} MB`;
}

/** [U282] One record: what it says, whose it is, how it stands, and what can be done with it. */
function TrayRow({ item }: { item: OutboxItem }) {
  const words = useWords();
  const { t } = words;
  const me = usePerson();
  const { command, author, state, refusal, kept } = item;
  const { commandId } = command;
  const visit = usePicture((p) => ('visitId' in command ? (p.visits[command.visitId]?.state ?? null) : null));
  const predicted = usePredictedRefusal(commandId);
  const name = commandWords(words, command, visit);
  const isOwn = author.personId === me?.personId;
  const whose = item.signature === null ? 'queue.waitsFor' : 'queue.by';
  return (
    <section className={styles.row} aria-label={name} data-state={state}>
      <p className={styles.name}>{name}</p>
      <StatusBadge status={statusOf(state)} word={t(`queue.state.${state}`)} />
      <p className={styles.note}>
        {t('queue.recorded', { time: words.dateTime(command.observedAt) })}
        {!isOwn && ` · ${t(whose, { name: author.name })}`}
        {!kept && ` · ${t('queue.notKept')}`}
      </p>
      {predicted !== null && refusal === null && (
        <p className={styles.note}>{t('queue.foretold', { reason: t(`errors.${predicted}.what`) })}</p>
      )}
      {refusal !== null && (
        <div className={styles.why}>
          <RefusalNotice refusal={refusal} visit={visit} />
        </div>
      )}
      <Acts item={item} mayDismiss={isOwn && state === 'refused'} />
    </section>
  );
}

function Acts({ item: { command, state }, mayDismiss }: { item: OutboxItem; mayDismiss: boolean }) {
  const { t } = useWords();
  const outbox = useOutbox();
  const [asking, setAsking] = useState(false);
  const { commandId } = command;
  if (state === 'sending' || state === 'aside') return null;
  return (
    <div className={styles.acts}>
      {mayDismiss && <ActionButton onPress={() => outbox.dismiss(commandId)}>{t('queue.dismiss')}</ActionButton>}
      <ActionButton onPress={() => setAsking(true)}>{t('queue.setAside')}</ActionButton>
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('queue.setAsideTitle')}
        text={t('queue.setAsideText')}
        actionWord={t('queue.setAside')}
        quickReasons={[t('queue.asideReasons.stuck'), t('queue.asideReasons.wrong'), t('queue.asideReasons.done')]}
        onSubmit={async (note) => {
          const taken = await outbox.setAside(commandId, note);
          if (taken.ok) setAsking(false);
          return taken.ok;
        }}
      />
    </div>
  );
}

function statusOf(state: OutboxItem['state']): Status {
  switch (state) {
    case 'saved':
      return 'offline';
    case 'sending':
    case 'aside':
      return 'running';
    case 'refused':
      return 'refuse';
    default:
      return state satisfies never;
  }
}

const columns = [
  'commandId',
  'type',
  'visitId',
  'stepId',
  'authorId',
  'recordedAt',
  'settledAt',
  'outcome',
  'code',
  'seq',
] as const satisfies readonly (keyof KeptTrace)[];

/**
 * [U273] A table of everything that this device has sent or still has to send: numbers, times and outcomes, so that a
 * record that nobody finds can be traced. Nothing of what it said, and nobody's name.
 *
 * @returns CSV with a byte order mark, as spreadsheets want it; times are ISO 8601, UTC
 */
export function sentList(traces: readonly KeptTrace[], present: readonly OutboxItem[]): string {
  const here = present.map((item) => ({ ...traceOf(item, 'refused', 0, null), settledAt: null, outcome: item.state }));
  const rows = [...here, ...traces].map((trace) =>
    columns.map((column) => {
      const value = trace[column];
      if (value === null) return '';
      return column === 'recordedAt' || column === 'settledAt' ? new Date(value).toISOString() : String(value);
    }),
  );
  return `\uFEFF${[[...columns], ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
