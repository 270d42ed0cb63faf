import { IconDropletPlus } from '@tabler/icons-react';
import type { VisitStep, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { DangerAction } from '../../ui/buttons/danger.tsx';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import styles from '../parts/wait-card.module.css';
import { usualBatch } from './batches.ts';
import { batchChoice } from './batch-choice.ts';
import { useBatchOffers } from './use-batch-offers.ts';
import { useReport } from '../parts/use-report.ts';

/** Wetting again: with the batch that was used last, unless another one is chosen. It starts the time anew, so it is held. */
export function RewetAction({ visit, step, stationId }: { visit: VisitUnderWay; step: VisitStep; stationId: string }) {
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
