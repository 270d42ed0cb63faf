import { useState } from 'react';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { nameOf } from '../../../i18n/visit-words.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { FindingRow } from '../../../ui/verdict/finding-row.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { OverrideSheet } from './override-sheet.tsx';
import { type Obstacle, obstaclesOf } from './waivable.ts';
import styles from './story.module.css';

/** What stands in the way now; from here a supervisor asks for an override. */
export function OpenFindings({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const now = useNow();
  const picture = usePicture((whole) => whole);
  const [asked, setAsked] = useState<Obstacle | null>(null);
  const obstacles = obstaclesOf(visit, picture, now);
  if (obstacles.length === 0 && asked === null) return null;
  return (
    <>
      {obstacles.length > 0 && (
        <Panel title={t('board.story.inTheWay')} level={3} tone="hold" flush>
          <ul>
            {obstacles.map((obstacle) => (
              <FindingRow
                key={`${obstacle.finding.rule} ${obstacle.finding.personId ?? ''}`}
                finding={obstacle.finding}
                person={obstacle.finding.personId === null ? null : nameOf(visit, obstacle.finding.personId)}
                action={<AskButton obstacle={obstacle} onAsk={setAsked} />}
              />
            ))}
          </ul>
        </Panel>
      )}
      <OverrideSheet
        visit={visit}
        obstacle={asked}
        onClose={() => {
          setAsked(null);
        }}
      />
    </>
  );
}

function AskButton({ obstacle, onAsk }: { obstacle: Obstacle; onAsk: (obstacle: Obstacle) => void }) {
  const { t } = useWords();
  const may = useMay();
  switch (obstacle.override) {
    case 'never':
      return <span className={styles.by}>{t('board.story.notWaivable')}</span>;
    case 'asked':
      return <span className={styles.by}>{t('terms.overrideStatus.asked')}</span>;
    case 'possible':
      return may('requestOverride') ? (
        <ActionButton
          size="desk"
          onPress={() => {
            onAsk(obstacle);
          }}
        >
          {t('board.story.askOverride')}
        </ActionButton>
      ) : null;
    default:
      return obstacle.override satisfies never;
  }
}
