import type { VisitStep, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { IconDropletPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { batchChoice, useBatchOffers, usualBatch } from './batches.ts';
import { useReport } from '../parts/use-report.ts';
import styles from '../parts/wait-card.module.css';
import { WaitCard } from '../parts/wait-card.tsx';
import type { WaitingProps } from '../view.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { DangerAction } from '../../ui/buttons/danger.tsx';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';

/** How long the agent still has to work. Re-wetting starts the time again, so it wants a hold. */
export function ContactTime({ visit, step, stationId }: WaitingProps) {
  const { t } = useWords();
  return (
    <WaitCard visit={visit} step={step} title={t('steps.contact.title')}>
      {stationId !== null && visit.held === null && <RewetAction visit={visit} step={step} stationId={stationId} />}
    </WaitCard>
  );
}

/** Wetting again: with the batch that was used last, unless another one is chosen. It starts the time anew, so it is held. */
function RewetAction({ visit, step, stationId }: { visit: VisitUnderWay; step: VisitStep; stationId: string }) {
  const words = useWords();
  const { t } = words;
  const { report, busy } = useReport({ visit, step, stationId });
  const offers = useBatchOffers(visit);
  const [chosen, setChosen] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const batchId = offers.find(({ batch }) => batch.id === chosen)?.batch.id ?? usualBatch(offers);
  return (
    <div className={styles.rewet}>
      <DangerAction
        tone="hold"
        icon={<IconDropletPlus aria-hidden />}
        busy={busy}
        disabled={batchId === null}
        onConfirm={() => (batchId === null ? undefined : report({ kind: 'disinfect', act: 'rewet', batchId }))}
      >
        {t('steps.contact.rewet')}
      </DangerAction>
      <ActionButton onPress={() => setChoosing(true)}>
        {batchId === null ? t('steps.disinfect.batch') : t('steps.contact.batch', { batch: batchId })}
      </ActionButton>
      <Sheet opened={choosing} onClose={() => setChoosing(false)} title={t('steps.disinfect.batch')} size="wide">
        {offers.length === 0 && (
          <EmptyState title={t('steps.disinfect.noBatch')} text={t('steps.disinfect.noBatchTodo')} />
        )}
        <ActionTiles
          label={t('steps.disinfect.batch')}
          hideLabel
          choices={offers.map((offer) => batchChoice(words, offer))}
          onChoose={(to) => {
            setChosen(to);
            setChoosing(false);
          }}
        />
      </Sheet>
    </div>
  );
}
