import type { SiteState } from '@cordon/protocol/site/state.ts';
import { getRouteApi, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { AccessRecord } from '../../../audit/access-record.tsx';
import { SiteHistory } from '../../../history/site-history.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { DraftsProvider } from '../../../steps/drafts/use-draft.tsx';
import { useSite } from '../../../steps/parts/use-site.ts';
import { Paged } from '../../../ui/page/paged.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { Screen } from '../../../ui/page/screen.tsx';
import { SummaryPage } from './summary/summary-page.tsx';
import { WhatIfPage } from './what-if/what-if-page.tsx';
import type { Role } from '@cordon/protocol/roles.ts';
import { nightRoutes } from '@cordon/protocol/wire/http/nights.ts';
import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import { siteHistoryRoutes } from '@cordon/protocol/wire/http/site-history.ts';
import styles from './review.module.css';

const review = getRouteApi('/signed-in/review');

/** Nights looked back at: in figures, and as they would have been under other limits. */
export function ReviewScreen() {
  const { t } = useWords();
  const role = usePerson()?.role;
  const { pathname } = useLocation();
  const { day } = review.useSearch();
  const pages = reviewPagesOf(role);
  const isTheirs = pages.some((page) => pathname === `/review/${page}`);
  return (
    <DraftsProvider>
      <Screen title={t('review.title')} hideTitle>
        <Paged
          label={t('review.pagesLabel')}
          links={pages.map((page) => ({
            link: { to: `/review/${page}`, search: { day } },
            word: t(`review.pages.${page}`),
            isHere: pathname === `/review/${page}`,
          }))}
        >
          <div className={styles.review}>
            {role === undefined ? null : isTheirs ? (
              <Outlet />
            ) : (
              <Navigate to="/review/summary" search={{ day }} replace />
            )}
          </div>
        </Paged>
      </Screen>
    </DraftsProvider>
  );
}

/* Which night it is depends on the site's own clocks: before the first picture nobody knows. */
function ofSite(Page: ComponentType<{ site: SiteState }>) {
  return function OfSite() {
    const { t } = useWords();
    const site = useSite();
    return site === null ? <p>{t('common.loading')}</p> : <Page site={site} />;
  };
}

export const Summary = ofSite(SummaryPage);
export const WhatIf = ofSite(WhatIfPage);
export const Changes = ofSite(() => <SiteHistory />);

const access = getRouteApi('/signed-in/review/access');

export function Access() {
  const search = access.useSearch();
  const { choose } = usePlace(search);
  return (
    <AccessRecord kind={search.kind ?? 'all'} onKind={(kind) => choose({ kind: kind === 'all' ? undefined : kind })} />
  );
}

type ReviewPage = 'summary' | 'what-if' | 'changes' | 'access';

/** [U213] Who changed what of the site, and who came in, is for the office and the auditor; the nights are for more. */
export function reviewPagesOf(role: Role | undefined): readonly ReviewPage[] {
  if (role === undefined) return [];
  return [
    ...(mayReach(role, nightRoutes['GET /nights/:day/summary']) ? (['summary'] as const) : []),
    ...(mayReach(role, nightRoutes['POST /nights/:day/what-if']) ? (['what-if'] as const) : []),
    ...(mayReach(role, siteHistoryRoutes['GET /site/history']) ? (['changes'] as const) : []),
    ...(mayReach(role, siteHistoryRoutes['GET /audit']) ? (['access'] as const) : []),
  ];
}
