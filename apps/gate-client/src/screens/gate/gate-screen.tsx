import { lazy, useEffect, useMemo } from 'react';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { usePerson } from '../../session/session-store.ts';
import { usePicture } from '../../state/picture-store.ts';
import { DraftsProvider } from '../../steps/drafts/use-draft.tsx';
import { OpenedForm } from '../../steps/parts/opened-form.tsx';
import { Soon } from '../../steps/parts/soon.tsx';
import { EmptyState, Screen } from '../../ui/page/screen.tsx';
import { gateList } from './gate-list.ts';
import { useGatePlace } from './use-gate-place.ts';
import { VehicleList } from './list/vehicle-list.tsx';
import { VehiclePane } from './vehicle/vehicle-pane.tsx';

const loadUnannounced = () => import('./unannounced/unannounced.tsx').then((m) => ({ default: m.Unannounced }));
const loadCrewChange = () => import('./crew/crew-change.tsx').then((m) => ({ default: m.CrewChange }));
const Unannounced = lazy(loadUnannounced);
const CrewChange = lazy(loadCrewChange);

/** May this vehicle pass, and what is the next step? */
export function GateScreen() {
  return (
    <DraftsProvider>
      <Gate />
    </DraftsProvider>
  );
}

const nowhere: readonly string[] = [];

function Gate() {
  const { t } = useWords();
  const picture = usePicture((all) => all);
  const now = useNow();
  const stations = usePerson()?.stations ?? nowhere;
  const site = picture.site?.state ?? null;
  const list = useMemo(
    () => (site === null ? null : gateList({ now, stations, site, picture })),
    [now, stations, site, picture],
  );
  const { place, go } = useGatePlace();
  useEffect(() => {
    // Before the network goes; when it has gone already, they are asked for again when they are wanted.
    void Promise.allSettled([loadUnannounced(), loadCrewChange()]);
  }, []);
  if (list === null || site === null) {
    return (
      <Screen title={t('gate.title')} hideTitle>
        <EmptyState title={t('common.loading')} />
      </Screen>
    );
  }

  const first = list.hand[0] ?? list.working[0] ?? list.later[0];
  const visitId = place.visitId ?? first?.visit.id ?? null;
  const visit = visitId === null ? null : (picture.visits[visitId]?.state ?? null);
  const { task } = place;
  if (task?.is === 'unannounced') {
    return (
      <Soon>
        <Unannounced
          plate={task.plate}
          onClose={() => go({ task: null })}
          onArrived={(id) => go({ visitId: id, task: null })}
        />
      </Soon>
    );
  }
  if (visit !== null && task?.is === 'crew') {
    return (
      <Soon>
        <CrewChange visit={visit} onClose={() => go({ task: null })} />
      </Soon>
    );
  }
  const isOpenFor = visit !== null && task?.is === 'form' ? task : null;
  return (
    <OpenedForm visit={visit} form={isOpenFor} stations={stations} onClose={(form) => go({ task: null }, form)}>
      <VehiclePane
        visit={visit}
        onTask={(to) => go({ task: to })}
        list={
          <VehicleList
            list={list}
            current={visitId}
            onChoose={(id) => go({ visitId: id, task: null })}
            onUnannounced={(plate) => go({ task: { is: 'unannounced', plate } })}
          />
        }
      />
    </OpenedForm>
  );
}
