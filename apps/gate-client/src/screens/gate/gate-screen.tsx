import { useMemo } from 'react';
import { z } from 'zod';
import { useNow } from '../../clock/clock.tsx';
import { useWords } from '../../i18n/words.tsx';
import { usePerson } from '../../session/session-store.ts';
import { usePicture } from '../../state/picture-store.ts';
import { DraftsProvider, useDraft } from '../../steps/drafts/use-draft.tsx';
import { OpenedForm } from '../../steps/parts/opened-form.tsx';
import { EmptyState, Screen } from '../../ui/page/screen.tsx';
import { CrewChange } from '../../steps/later.tsx';
import { gateList } from './gate-list.ts';
import { PaperBand } from './paper/paper-band.tsx';
import { Unannounced } from './later.tsx';
import { isSameTask, useGatePlace } from './use-gate-place.ts';
import { VehicleList } from './list/vehicle-list.tsx';
import { VehiclePane } from './vehicle/vehicle-pane.tsx';

/** May this vehicle pass, and what is the next step? */
export function GateScreen() {
  return (
    <DraftsProvider>
      <Gate />
    </DraftsProvider>
  );
}

const nowhere: readonly string[] = [];
const typedPlate = z.object({ plate: z.string() });

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
  const { place, go, closeTask } = useGatePlace();
  const typed = useDraft('gate/unannounced-plate', typedPlate, { plate: '' });
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
  if (task?.kind === 'unannounced') {
    return (
      <Unannounced
        plate={typed.value.plate}
        onClose={() => closeTask(task)}
        onArrived={(id) => {
          typed.drop();
          go((from) => (isSameTask(from.task, task) ? { visitId: id, task: null } : from));
        }}
      />
    );
  }
  if (visit !== null && task?.kind === 'crew') {
    return <CrewChange visit={visit} onClose={() => closeTask(task)} />;
  }
  const isOpenFor = visit !== null && task?.kind === 'form' ? task : null;
  return (
    <OpenedForm visit={visit} form={isOpenFor} stations={stations} onClose={closeTask}>
      <VehiclePane
        visit={visit}
        onTask={(to) => go(() => ({ visitId, task: to }))}
        band={<PaperBand paper={site.paper} />}
        list={
          <VehicleList
            list={list}
            current={visitId}
            isLockdown={site.lockdown !== null}
            onChoose={(id) => go(() => ({ visitId: id, task: null }))}
            onUnannounced={(plate) => {
              typed.change({ plate });
              go((from) => ({ ...from, task: { kind: 'unannounced' } }));
            }}
          />
        }
      />
    </OpenedForm>
  );
}
