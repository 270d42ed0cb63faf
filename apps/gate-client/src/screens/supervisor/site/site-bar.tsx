import { usePicture } from '../../../state/picture-store.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ClearState } from './clear-state.tsx';
import { paperAt } from '@cordon/protocol/offline/paper.ts';
import type { SiteState, Lockdown } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import styles from './site.module.css';

/** May anything be admitted at all? Campus clear on the left, lockdown on the right, far apart. */
export function SiteBar() {
  const { t } = useWords();
  const site = usePicture((picture) => picture.site?.state ?? null);
  if (site === null) return null;
  return (
    <section className={styles.bar} data-lockdown={site.lockdown !== null} aria-label={t('board.clear.region')}>
      <ClearState clear={site.clear} timeZone={site.timeZone} />
      <PaperState paper={site.paper} />
      <LockdownState lockdown={site.lockdown} />
    </section>
  );
}

/** [U241] Vehicles are let in and out without the server: who answers for it, since when, and why. Nothing when it is off. */
function PaperState({ paper }: Pick<SiteState, 'paper'>) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const act = useCommand();
  const open = paperAt(paper, useNow());
  if (open === null) return null;
  return (
    <div className={styles.lockdown}>
      <StatusBadge status="hold" word={t('queue.paper.on')} />
      <p className={styles.text}>
        {t('queue.paper.onText', { by: words.by(open.by), at: words.time(open.from), reason: open.reason })}
      </p>
      {may('endPaper') && (
        <ActionButton size="desk" busy={act.busy} onPress={() => act.run({ type: 'endPaper' })}>
          {t('queue.paper.end')}
        </ActionButton>
      )}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </div>
  );
}

/* Two components: a dialog opened for one state must not turn into the other's when somebody else was quicker. */
function LockdownState({ lockdown }: { lockdown: Lockdown | null }) {
  const may = useMay();
  if (lockdown !== null) return <LockdownOn lockdown={lockdown} />;
  return may('setLockdown') ? <SetLockdown /> : null;
}

function SetLockdown() {
  const { t } = useWords();
  return (
    <div className={styles.lockdown}>
      <ReasonButton
        held
        tone="refuse"
        word={t('board.lockdown.set')}
        title={t('board.lockdown.setTitle')}
        text={t('board.lockdown.setText')}
        actionWord={t('board.lockdown.setAction')}
        quickReasons={[
          t('board.lockdown.reasons.found'),
          t('board.lockdown.reasons.incident'),
          t('board.lockdown.reasons.order'),
        ]}
        command={(reason) => ({ type: 'setLockdown', reason })}
      />
    </div>
  );
}

function LockdownOn({ lockdown }: { lockdown: Lockdown }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const values = { by: words.by(lockdown.by), at: words.time(lockdown.at), reason: lockdown.reason };
  return (
    <div className={styles.lockdown}>
      <StatusBadge status="refuse" word={t('board.lockdown.on')} />
      <p className={styles.text}>{t('board.lockdown.onText', values)}</p>
      {may('liftLockdown') && (
        <ReasonButton
          title={t('board.lockdown.liftTitle')}
          text={t('board.lockdown.liftText')}
          actionWord={t('board.lockdown.lift')}
          command={(reason) => ({ type: 'liftLockdown', reason })}
        />
      )}
    </div>
  );
}
