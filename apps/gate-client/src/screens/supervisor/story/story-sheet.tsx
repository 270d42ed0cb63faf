import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ClaimNotice } from '../../../steps/parts/visit-marks.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { comparisonOf } from '../../../watch/comparison.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { Incidents, UnsettledRecords } from './incidents.tsx';
import { OpenFindings } from './open-findings.tsx';
import { People } from './people.tsx';
import { Situation } from './situation.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { Timeline } from './timeline.tsx';
import { useStory } from './use-story.ts';
import styles from './story.module.css';

type Props = { visitId: string | null; onClose: () => void };

/** One visit from its announcement to its end, and what can be done about it. */
export function StorySheet({ visitId, onClose }: Props) {
  const { t } = useWords();
  const plate = usePicture((picture) =>
    visitId === null ? undefined : picture.visits[visitId]?.state.declaration.plate,
  );
  const title = plate === undefined ? t('board.story.title') : `${t('board.story.title')} · ${plateWords(plate)}`;
  return (
    <Sheet opened={visitId !== null} onClose={onClose} title={title} size="wide">
      {visitId !== null && <StoryOf key={visitId} visitId={visitId} />}
    </Sheet>
  );
}

function StoryOf({ visitId }: { visitId: string }) {
  const { t } = useWords();
  const { visit, events, state, retry } = useStory(visitId);
  if (visit === null) {
    return state === 'failed' ? (
      <Notice tone="offline" title={t('board.story.failed')} action={<Retry onPress={retry} />} />
    ) : (
      <p>{t('board.story.loading')}</p>
    );
  }
  return (
    <>
      <Situation visit={visit} />
      <ClaimNotice visit={visit} />
      <UnsettledRecords visit={visit} />
      <OpenFindings visit={visit} />
      <Incidents visit={visit} />
      {comparisonOf(visit) !== null && (
        <Panel title={t('board.story.comparison')} level={3}>
          <ComparisonTable visit={visit} />
        </Panel>
      )}
      <div className={styles.halves}>
        <div className={styles.stack}>
          <StepsPanel visit={visit} />
          <People visit={visit} />
        </div>
        <Panel title={t('board.story.timeline')} level={3} flush>
          {state === 'loading' && <p className={styles.pad}>{t('board.story.loading')}</p>}
          {state === 'failed' && (
            <div className={styles.pad}>
              <Notice tone="offline" title={t('board.story.failed')} action={<Retry onPress={retry} />} />
            </div>
          )}
          <Timeline visit={visit} events={events} />
        </Panel>
      </div>
    </>
  );
}

function Retry({ onPress }: { onPress: () => Promise<void> }) {
  const { t } = useWords();
  return <ActionButton onPress={onPress}>{t('board.story.retry')}</ActionButton>;
}
