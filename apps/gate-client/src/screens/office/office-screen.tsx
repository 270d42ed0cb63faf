import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SiteHistory } from '../../history/site-history.tsx';
import { useWords } from '../../i18n/words.tsx';
import { usePicture } from '../../state/picture-store.ts';
import { DraftsProvider } from '../../steps/drafts/use-draft.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { AlertingPage } from './alerting/alerting-page.tsx';
import { BatchesPage } from './batches/batches-page.tsx';
import { DeclarationsPage } from './declarations/declarations-page.tsx';
import { HoursPage } from './hours/hours-page.tsx';
import { LimitsPage } from './limits/limits-page.tsx';
import { NotificationsPage } from './notifications/notifications-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { StationsPage } from './stations/stations-page.tsx';
import styles from './office.module.css';

const pages = [
  'declarations',
  'people',
  'stations',
  'hours',
  'limits',
  'alerting',
  'batches',
  'notifications',
] as const;
type Page = (typeof pages)[number];
const ofLimits = ['limits'] as const;

/** What the site is made of, page by page; each has an address of its own. */
export function OfficeScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { _splat: rest = '' } = useParams({ strict: false });
  const page = pages.find((one) => one === rest) ?? 'declarations';
  return (
    <DraftsProvider>
      <Screen title={t('office.title')} hideTitle>
        <div className={styles.office}>
          <nav className={styles.nav} aria-label={t('office.pagesLabel')}>
            {pages.map((one) => (
              <a
                key={one}
                href={`/office/${one}`}
                className={styles.link}
                aria-current={one === page ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  void navigate({ to: '/office/$', params: { _splat: one } });
                }}
              >
                {t(`office.pages.${one}`)}
              </a>
            ))}
            <a
              href="/review/summary"
              className={styles.link}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                void navigate({ to: '/review' });
              }}
            >
              {t('office.lookBack')}
            </a>
          </nav>
          <div className={styles.page}>
            <PageOf page={page} />
          </div>
        </div>
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
          <SiteHistory kinds={ofLimits} />
        </>
      );
    case 'alerting':
      return <AlertingPage site={site} />;
    case 'batches':
      return <BatchesPage site={site} />;
    case 'notifications':
      return <NotificationsPage site={site} />;
    default:
      return page satisfies never;
  }
}
