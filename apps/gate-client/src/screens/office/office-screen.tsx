import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccessRecord } from '../../audit/access-record.tsx';
import { SiteHistory } from '../../history/site-history.tsx';
import { useWords } from '../../i18n/words.tsx';
import { usePicture } from '../../state/picture-store.ts';
import { DraftsProvider } from '../../steps/drafts/use-draft.tsx';
import { type PageLink, Paged } from '../../ui/page/paged.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { AlertingPage } from './alerting/alerting-page.tsx';
import { ApiPage } from './api/api-page.tsx';
import { BatchesPage } from './batches/batches-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { DeclarationsPage } from './declarations/declarations-page.tsx';
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
type Page = (typeof pages)[number];
const ofLimits = ['limits', 'offline'] as const;

/** What the site is made of, page by page; each has an address of its own. */
export function OfficeScreen() {
  const { t } = useWords();
  const { _splat: rest = '' } = useParams({ strict: false });
  const page = pages.find((one) => one === rest) ?? 'declarations';
  const ownPages = pages.map((one): PageLink => ({
    to: '/office/$',
    page: one,
    word: t(`office.pages.${one}`),
    isHere: one === page,
  }));
  const lookBack: PageLink = { to: '/review/$', page: 'summary', word: t('office.lookBack'), isHere: false };
  return (
    <DraftsProvider>
      <Screen title={t('office.title')} hideTitle>
        <Paged label={t('office.pagesLabel')} links={[...ownPages, lookBack]}>
          <PageOf page={page} />
        </Paged>
      </Screen>
    </DraftsProvider>
  );
}

/* The pages speak of the site as it is: before the first picture there is nothing to edit. */
function PageOf({ page }: { page: Page }): ReactNode {
  const { t } = useWords();
  const site = usePicture((picture) => picture.site?.state ?? null);
  if (site === null) return <p>{t('common.loading')}</p>;
  switch (page) {
    case 'declarations':
      return <DeclarationsPage />;
    case 'people':
      return <PeoplePage site={site} />;
    case 'stations':
      return <StationsPage site={site} />;
    case 'hours':
      return <HoursPage site={site} />;
    case 'limits':
      return (
        <>
          <LimitsPage site={site} />
          <OfflinePanel site={site} />
          <SiteHistory kinds={ofLimits} />
        </>
      );
    case 'alerting':
      return <AlertingPage site={site} />;
    case 'batches':
      return <BatchesPage site={site} />;
    case 'notifications':
      return <NotificationsPage site={site} />;
    case 'devices':
      return <DevicesPage site={site} />;
    case 'audit':
      return <AccessRecord />;
    case 'api':
      return <ApiPage />;
    default:
      return page satisfies never;
  }
}
