import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { FormPlace } from '../../../place/form-place.ts';
import { type Act, actsOf, nextAct } from '../../../steps/model/acts.ts';
import { useSite } from '../../../steps/parts/use-site.ts';
import { ClaimNotice } from '../../../steps/parts/claim-notice.tsx';
import { PendingItems } from '../../../steps/parts/pending-items.tsx';
import { useFromTop } from '../../../steps/parts/use-from-top.ts';
import { PrimaryStep } from '../../../steps/primary-step.tsx';
import { ActionButton, PrimaryAction } from '../../../ui/buttons/button.tsx';
import { Screen } from '../../../ui/page/screen.tsx';
import type { Arrival } from '../arrivals.ts';
import { PointBody } from './point-body.tsx';
import { PointHead } from './point-head.tsx';
import { PointIncidents } from './point-incidents.tsx';
import styles from './pane.module.css';

type Props = {
  arrival: Arrival | null; // null: the list alone
  narrow: boolean; // room for one thing only
  stations: readonly string[];
  list: ReactNode;
  onBack: () => void;
  onForm: (visitId: string, form: FormPlace) => void;
};

/** The list and one vehicle side by side on a tablet; on a phone one or the other. */
export function PointPane({ arrival, narrow, stations, list, onBack, onForm }: Props) {
  const { t } = useWords();
  const site = useSite();
  const now = useNow();
  useFromTop(arrival?.visit.id ?? '');
  if (arrival === null || site === null) {
    return (
      <Screen title={t('unloading.title')} hideTitle>
        {list}
      </Screen>
    );
  }
  const { visit } = arrival;
  const acts = actsOf(visit, stations, site);
  const open = (act: Act) =>
    onForm(visit.id, { is: 'form', stepId: act.step.id, stationId: act.stationId, entry: null });
  return (
    <Screen
      title={t('unloading.title')}
      hideTitle
      bottom={
        <>
          <PendingItems visit={visit} />
          {acts.length > 0 ? (
            <PrimaryStep key={visit.id} visit={visit} acts={acts} onOpen={open} />
          ) : (
            <NothingToDo visit={visit} />
          )}
        </>
      }
    >
      <div className={styles.split}>
        {!narrow && <div className={styles.left}>{list}</div>}
        <section className={styles.vehicle} aria-label={visit.declaration.plate} key={visit.id}>
          {narrow && (
            <div>
              <ActionButton icon={<IconArrowLeft aria-hidden />} onPress={onBack}>
                {t('unloading.backToList')}
              </ActionButton>
            </div>
          )}
          <PointHead arrival={arrival} isLockdown={site.lockdown !== null} now={now} />
          <ClaimNotice visit={visit} />
          <PointIncidents
            visit={visit}
            stations={stations}
            onCorrect={(stepId, entry) => onForm(visit.id, { is: 'form', stepId, stationId: arrival.stationId, entry })}
          />
          <PointBody arrival={arrival} acts={acts} next={nextAct(acts, now)} onOpen={open} />
        </section>
      </div>
    </Screen>
  );
}

function NothingToDo({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const isHeld = isUnderWay(visit) && visit.held !== null;
  return (
    <PrimaryAction disabled onPress={() => undefined}>
      {t(isHeld ? 'unloading.nothing.held' : 'unloading.nothing.wait')}
    </PrimaryAction>
  );
}
