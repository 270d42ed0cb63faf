import { useState } from 'react';
import { commandWords } from '../../i18n/command-words.ts';
import { useWords } from '../../i18n/words.tsx';
import type { OutboxItem } from '../../outbox/items.ts';
import { useOutbox } from '../../outbox/use-outbox.ts';
import { usePerson } from '../../session/session-store.ts';
import { usePicture } from '../../state/picture-store.ts';
import { useForetold } from '../../state/provisional/shown-picture.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { ReasonDialog } from '../../ui/sheet/reason-dialog.tsx';
import type { Status } from '../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../ui/verdict/status-badge.tsx';
import styles from './tray.module.css';

/** [U282] One record: what it says, whose it is, how it stands, and what can be done with it. */
export function TrayRow({ item }: { item: OutboxItem }) {
  const words = useWords();
  const { t } = words;
  const me = usePerson();
  const { command, author, state, refusal, kept } = item;
  const { commandId } = command;
  const visit = usePicture((p) => ('visitId' in command ? (p.visits[command.visitId]?.state ?? null) : null));
  const foretold = useForetold(commandId);
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
      {foretold !== null && refusal === null && (
        <p className={styles.note}>{t('queue.foretold', { reason: t(`errors.${foretold}.what`) })}</p>
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
