import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.tsx';
import { usePlace } from '../../place/use-place.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { AlertsPanel } from './alerts/alerts-panel.tsx';
import { Columns } from './columns/columns.tsx';
import { Decisions } from './decisions/decisions.tsx';
import { FeedPanel } from './feed/feed-panel.tsx';
import { SiteBar } from './site/site-bar.tsx';
import { StorySheet } from './story/story-sheet.tsx';
import styles from './board.module.css';

const route = getRouteApi('/signed-in/board');

/** Where is everything, and what needs me? On a desk it fits one screen; its lists scroll by themselves. */
export function BoardScreen() {
  const { t } = useWords();
  const search = route.useSearch();
  const place = usePlace(search);
  const openVisit = (visit: string) => place.open({ visit });
  return (
    <Screen title={t('board.title')} hideTitle>
      <div className={styles.board}>
        <SiteBar />
        <Decisions onOpen={openVisit} />
        <Columns onOpen={openVisit} />
        <div className={styles.below}>
          <AlertsPanel search={search} place={place} />
          <FeedPanel search={search} place={place} />
        </div>
      </div>
      <StorySheet visitId={search.visit ?? null} onClose={() => place.close('visit')} />
    </Screen>
  );
}
