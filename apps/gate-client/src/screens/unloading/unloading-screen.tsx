import { useMemo, useSyncExternalStore } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { usePerson } from '../../session/session-store.ts';
import { usePicture } from '../../state/picture-store.ts';
import { visitsIn } from '../../state/selectors.ts';
import { DraftsProvider } from '../../steps/drafts/use-draft.tsx';
import { OpenedForm } from '../../steps/parts/opened-form.tsx';
import { EmptyState, Screen } from '../../ui/page/screen.tsx';
import { arrivalsAt } from './arrivals.ts';
import { ArrivalList } from './list/arrival-list.tsx';
import { usePointPlace } from './use-point-place.ts';
import { PointPane } from './vehicle/point-pane.tsx';

/** What comes, when, and what is to be done to it? */
export function UnloadingScreen() {
  return (
    <DraftsProvider>
      <Point />
    </DraftsProvider>
  );
}

const nowhere: readonly string[] = [];

function Point() {
  const { t } = useWords();
  const now = useNow();
  const visits = usePicture((picture) => picture.visits);
  const site = usePicture((picture) => picture.site?.state ?? null);
  const own = usePerson()?.stations ?? nowhere;
  const { place, go, closeForm, closeVehicle } = usePointPlace();
  const narrow = useNarrow();
  const stations = useMemo(
    () => (place.stationId !== null && own.includes(place.stationId) ? [place.stationId] : own),
    [own, place.stationId],
  );
  const arrivals = useMemo(
    () => (site === null ? null : arrivalsAt(visitsIn({ visits }), { now, stations, site })),
    [visits, now, stations, site],
  );
  if (arrivals === null) {
    return (
      <Screen title={t('unloading.title')} hideTitle>
        <EmptyState title={t('common.loading')} />
      </Screen>
    );
  }
  const arrival = arrivals.find(({ visit }) => visit.id === place.visitId) ?? null;
  const shown = arrival ?? (narrow ? null : arrivals[0]);
  return (
    <OpenedForm visit={arrival?.visit ?? null} form={place.form} stations={stations} onClose={closeForm}>
      <PointPane
        arrival={shown ?? null}
        narrow={narrow}
        stations={stations}
        onBack={closeVehicle}
        onForm={(visitId, form) => go({ visitId, form })}
        list={
          <ArrivalList
            arrivals={arrivals}
            current={shown?.visit.id ?? null}
            isLockdown={(site?.lockdown ?? null) !== null}
            own={own}
            stationId={place.stationId}
            onStation={(stationId) => go({ stationId, visitId: null, form: null })}
            onChoose={(visitId) => go({ visitId, form: null })}
          />
        }
      />
    </OpenedForm>
  );
}

const query = '(width < 1000px)';

/** Is there room for one thing only: the list, or one vehicle? */
function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia(query).matches);
}

function subscribe(onChange: () => void): () => void {
  const media = globalThis.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => {
    media.removeEventListener('change', onChange);
  };
}
