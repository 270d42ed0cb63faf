import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SiteHistory } from '../../../history/site-history.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { DraftsProvider } from '../../../steps/drafts/use-draft.tsx';
import { Screen } from '../../../ui/page/screen.tsx';
import { SummaryPage } from './summary/summary-page.tsx';
import { WhatIfPage } from './what-if/what-if-page.tsx';
import { type ReviewPage, reviewPagesOf } from './review-pages.ts';
import styles from './review.module.css';

/** Nights looked back at: in figures, and as they would have been under other limits. */
export function ReviewScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const role = usePerson()?.role;
  const { _splat: rest = '' } = useParams({ strict: false });
  const pages = reviewPagesOf(role);
  const page = pages.find((one) => one === rest) ?? 'summary';
  return (
    <DraftsProvider>
      <Screen title={t('review.title')} hideTitle>
        <div className={styles.review}>
          <nav className={styles.nav} aria-label={t('review.pagesLabel')}>
            {pages.map((one) => (
              <a
                key={one}
                href={`/review/${one}`}
                className={styles.link}
                aria-current={one === page ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  void navigate({ to: '/review/$', params: { _splat: one } });
                }}
              >
                {t(`review.pages.${one}`)}
              </a>
            ))}
          </nav>
          <div className={styles.page}>
            <PageOf page={page} />
          </div>
        </div>
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
    default:
      return page satisfies never;
  }
}
