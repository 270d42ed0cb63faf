import { paperAt } from '@cordon/protocol/offline/paper.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useState } from 'react';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { useFreshness } from '../../../state/freshness.ts';
import { useLink } from '../../../state/link.ts';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';

/**
 * [U242] Without the network: what goes on and what does not, and the way to answer for the rest by name. Paper mode shows
 * as long as it is on, with the network too, since somebody has to end it.
 */
export function PaperBand({ paper }: Pick<SiteState, 'paper'>) {
  const { state } = useLink();
  const { stale } = useFreshness();
  const open = paperAt(paper, useNow());
  if (open !== null) return <PaperOn open={open} />;
  return state === 'offline' || stale ? <PaperOff /> : null;
}

function PaperOn({ open }: { open: SiteState['paper'][number] }) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  return (
    <>
      <Notice
        tone="hold"
        title={t('queue.paper.on')}
        text={t('queue.paper.onText', { by: words.by(open.by), at: words.time(open.from), reason: open.reason })}
        action={
          <ActionButton busy={act.busy} onPress={() => act.run({ type: 'endPaper' })}>
            {t('queue.paper.end')}
          </ActionButton>
        }
      />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </>
  );
}

function PaperOff() {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Notice
        tone="offline"
        title={t('queue.paper.offline')}
        text={t('queue.paper.offlineText')}
        action={
          <ActionButton tone="hold" onPress={() => setAsking(true)}>
            {t('queue.paper.declare')}
          </ActionButton>
        }
      />
      <ReasonCommand
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('queue.paper.declare')}
        text={t('queue.paper.declareText')}
        actionWord={t('queue.paper.declareAction')}
        quickReasons={[t('queue.paper.reasons.wifi'), t('queue.paper.reasons.server'), t('queue.paper.reasons.power')]}
        command={(reason) => ({ type: 'declarePaper', reason })}
      />
    </>
  );
}
