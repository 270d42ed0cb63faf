import { useWords } from '../../i18n/words.tsx';
import { WaitCard } from '../parts/wait-card.tsx';
import type { WaitingProps } from '../view.ts';
import { RewetAction } from './rewet-action.tsx';

/** How long the agent still has to work. Re-wetting starts the time again, so it wants a hold. */
export function ContactTime({ visit, step, stationId }: WaitingProps) {
  const { t } = useWords();
  return (
    <WaitCard visit={visit} step={step} title={t('steps.contact.title')}>
      {stationId !== null && visit.held === null && <RewetAction visit={visit} step={step} stationId={stationId} />}
    </WaitCard>
  );
}
