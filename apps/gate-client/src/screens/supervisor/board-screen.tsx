import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { AlertsPanel } from './alerts/alerts-panel.tsx';
import { Columns } from './columns/columns.tsx';
import { Decisions } from './decisions/decisions.tsx';
import { FeedPanel } from './feed/feed-panel.tsx';
import { SiteBar } from './site/site-bar.tsx';
import { StorySheet } from './story/story-sheet.tsx';
import styles from './board.module.css';

/** Where is everything, and what needs me? On a desk it fits one screen; its lists scroll by themselves. */
export function BoardScreen() {
  const { t } = useWords();
  const [openVisit, setOpenVisit] = useState<string | null>(null);
  return (
    <Screen title={t('board.title')} hideTitle>
      <div className={styles.board}>
        <SiteBar />
        <Decisions onOpen={setOpenVisit} />
        <Columns onOpen={setOpenVisit} />
        <div className={styles.below}>
          <AlertsPanel onOpenVisit={setOpenVisit} />
          <FeedPanel onOpen={setOpenVisit} />
        </div>
      </div>
      <StorySheet
        visitId={openVisit}
        onClose={() => {
          setOpenVisit(null);
        }}
      />
    </Screen>
  );
}
