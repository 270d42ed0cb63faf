import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccessRecord } from '../../../audit/access-record.tsx';
import { SiteHistory } from '../../../history/site-history.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { DraftsProvider } from '../../../steps/drafts/use-draft.tsx';
import { Paged } from '../../../ui/page/paged.tsx';
import { Screen } from '../../../ui/page/screen.tsx';
import { SummaryPage } from './summary/summary-page.tsx';
import { WhatIfPage } from './what-if/what-if-page.tsx';
import { type ReviewPage, reviewPagesOf } from './review-pages.ts';
import styles from './review.module.css';

/** Nights looked back at: in figures, and as they would have been under other limits. */
export function ReviewScreen() {
  const { t } = useWords();
  const role = usePerson()?.role;
  const { _splat: rest = '' } = useParams({ strict: false });
  const pages = reviewPagesOf(role);
  const page = pages.find((one) => one === rest) ?? 'summary';
  return (
    <DraftsProvider>
      <Screen title={t('review.title')} hideTitle>
        <Paged
          label={t('review.pagesLabel')}
          links={pages.map((one) => ({
            to: '/review/$',
            page: one,
            word: t(`review.pages.${one}`),
            isHere: one === page,
          }))}
        >
          <div className={styles.review}>
            <PageOf page={page} />
          </div>
        </Paged>
      </Screen>
    </DraftsProvider>
  );
}

/* Which night it is depends on the site's own clocks: before the first picture nobody knows. */
function PageOf({ page }: { page: ReviewPage }): ReactNode {
  const { t } = useWords();
  const site = usePicture((picture) => picture.site?.state ?? null);
  if (site === null) return <p>{t('common.loading')}</p>;
  switch (page) {
    case 'summary':
      return <SummaryPage site={site} />;
    case 'what-if':
      return <WhatIfPage site={site} />;
    case 'changes':
      return <SiteHistory />;
    case 'access':
      return <AccessRecord />;
    default:
      return page satisfies never;
  }
}
