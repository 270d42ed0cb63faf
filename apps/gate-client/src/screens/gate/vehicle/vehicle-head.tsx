import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { HoldDialog } from '../../../steps/later.tsx';
import { ProvisionalMark } from '../../../steps/parts/visit-marks.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { StatusShape } from '../../../ui/verdict/shapes.tsx';
import { RefuseDialog } from '../later.tsx';
import styles from './vehicle.module.css';

/** Which vehicle, what for, how far; Hold and Refuse up here, far from the next step at the bottom. */
export function VehicleHead({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const { declaration, unannounced } = visit;
  // The plate says which vehicle is meant; the trailer's is read at the exit.
  const trailer = isBlind(visit) ? null : declaration.trailerPlate;
  const steps = stepsOf(visit);
  const done = steps.filter(({ status }) => status === 'done').length;
  const place = `${t(`terms.places.${placeOf(visit)}`)} ${done}/${steps.length}`;
  return (
    <div className={styles.head}>
      <div className={styles.who}>
        <p className={styles.plates}>
          <PlateText plate={declaration.plate} size="huge" />
          {trailer !== null && <PlateText plate={trailer} />}
        </p>
        <p className={styles.about}>
          <b>{t(`terms.purposes.${declaration.purpose}`)}</b> · {declaration.company}
          {' · '}
          <b data-position>{place}</b>
          {unannounced && <span className={styles.tag}>{t('terms.unannounced')}</span>}
        </p>
        <ProvisionalMark visitId={visit.id} />
      </div>
      <Stops visit={visit} />
    </div>
  );
}

function Stops({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const me = usePerson();
  const [open, setOpen] = useState<'hold' | 'refuse' | null>(null);
  if (me === null || !isUnderWay(visit)) return null;
  const mayHold = mayAsk(me.role, 'holdVisit') && visit.held === null;
  const mayRefuse = mayAsk(me.role, 'refuseVisit') && visit.status === 'atGate';
  return (
    <div className={styles.stops}>
      {mayHold && (
        <ActionButton tone="hold" icon={<StatusShape status="hold" />} onPress={() => setOpen('hold')}>
          {t('steps.hold.open')}
        </ActionButton>
      )}
      {mayRefuse && (
        <ActionButton tone="refuse" icon={<StatusShape status="refuse" />} onPress={() => setOpen('refuse')}>
          {t('gate.refuse.open')}
        </ActionButton>
      )}
      <HoldDialog visit={visit} opened={open === 'hold'} onClose={() => setOpen(null)} />
      <RefuseDialog visit={visit} opened={open === 'refuse'} onClose={() => setOpen(null)} />
    </div>
  );
}
