import { paperAt } from '@cordon/protocol/offline/paper.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import styles from './site.module.css';

/** [U241] Vehicles are let in and out without the server: who answers for it, since when, and why. Nothing when it is off. */
export function PaperState({ paper }: Pick<SiteState, 'paper'>) {
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
