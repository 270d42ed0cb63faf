import type { SiteState } from '@cordon/protocol/site/state.ts';
import { getRouteApi, Outlet, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { AccessRecord } from '../../audit/access-record.tsx';
import { SiteHistory } from '../../history/site-history.tsx';
import { useWords } from '../../i18n/words.tsx';
import { DraftsProvider } from '../../steps/drafts/use-draft.tsx';
import { useSite } from '../../steps/parts/use-site.ts';
import { type PageLink, Paged } from '../../ui/page/paged.tsx';
import { usePlace } from '../../place/use-place.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { AlertingPage } from './alerting/alerting-page.tsx';
import { ApiPage } from './api/api-page.tsx';
import { BatchesPage } from './batches/batches-page.tsx';
import { DeclarationsPage } from './declarations/declarations-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { HoursPage } from './hours/hours-page.tsx';
import { LimitsPage } from './limits/limits-page.tsx';
import { NotificationsPage } from './notifications/notifications-page.tsx';
import { OfflinePanel } from './offline/offline-panel.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { StationsPage } from './stations/stations-page.tsx';

const pages = [
  'declarations',
  'people',
  'stations',
  'hours',
  'limits',
  'alerting',
  'batches',
  'notifications',
  'devices',
  'audit',
  'api',
] as const;
const ofLimits = ['limits', 'offline'] as const;

/** What the site is made of, page by page; each has an address of its own. */
export function OfficeScreen() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const ownPages = pages.map((page): PageLink => ({
    link: { to: `/office/${page}` },
    word: t(`office.pages.${page}`),
    isHere: pathname === `/office/${page}`,
  }));
  const lookBack: PageLink = { link: { to: '/review/summary' }, word: t('office.lookBack'), isHere: false };
  return (
    <DraftsProvider>
      <Screen title={t('office.title')} hideTitle>
        <Paged label={t('office.pagesLabel')} links={[...ownPages, lookBack]}>
          <Outlet />
        </Paged>
      </Screen>
    </DraftsProvider>
  );
}

/* The pages speak of the site as it is: before the first picture there is nothing to edit. */
function ofSite(Page: ComponentType<{ site: SiteState }>) {
  return function OfSite() {
    const { t } = useWords();
    const site = useSite();
    return site === null ? <p>{t('common.loading')}</p> : <Page site={site} />;
  };
}

export const Declarations = ofSite(DeclarationsPage);
export const People = ofSite(PeoplePage);
export const Stations = ofSite(StationsPage);
export const Hours = ofSite(HoursPage);
export const Limits = ofSite(({ site }) => (
  <>
    <LimitsPage site={site} />
    <OfflinePanel site={site} />
    <SiteHistory kinds={ofLimits} />
  </>
));
export const Alerting = ofSite(AlertingPage);
export const Batches = ofSite(BatchesPage);
export const Notifications = ofSite(NotificationsPage);
export const Devices = ofSite(DevicesPage);
export const Api = ofSite(ApiPage);

const audit = getRouteApi('/signed-in/office/audit');

export function Audit() {
  const search = audit.useSearch();
  const { choose } = usePlace(search);
  return (
    <AccessRecord kind={search.kind ?? 'all'} onKind={(kind) => choose({ kind: kind === 'all' ? undefined : kind })} />
  );
}
