import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { isUnderWay } from '@cordon/protocol/visit/state.ts';
import { holdWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { HoldDialog } from '../../../steps/incidents/hold-dialog.tsx';
import { lockdownWord } from '../../../steps/model/lockdown.ts';
import { GoodsList } from '../../../steps/parts/goods-list.tsx';
import { ProvisionalMark } from '../../../steps/parts/visit-marks.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { StatusShape } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import type { Arrival } from '../arrivals.ts';
import { whenWords } from '../list/arrival-list.tsx';
import styles from './pane.module.css';

/** Which vehicle, when it is here, what is on it; Hold up here, far from the next step. */
export function PointHead({ arrival, isLockdown, now }: { arrival: Arrival; isLockdown: boolean; now: number }) {
  const words = useWords();
  const { t } = words;
  const me = usePerson();
  const [holding, setHolding] = useState(false);
  const { visit, stationId } = arrival;
  const { plate, trailerPlate, purpose, company, goods } = visit.declaration;
  const held = isUnderWay(visit) ? visit.held : null;
  const lockdown = isLockdown ? lockdownWord(visit) : null;
  const mayHold = me !== null && mayAsk(me.role, 'holdVisit') && isUnderWay(visit) && held === null;
  return (
    <>
      <div className={styles.head}>
        <div>
          <p className={styles.plates}>
            <PlateText plate={plate} size="huge" />
            {trailerPlate !== null && <PlateText plate={trailerPlate} />}
          </p>
          <p>
            <b>{t(`terms.purposes.${purpose}`)}</b> · {company} · {words.station(stationId)}
          </p>
          <p className={styles.when}>{whenWords(words, arrival, now)}</p>
          <ProvisionalMark visitId={visit.id} />
          {lockdown !== null && <StatusBadge status="refuse" word={t(`steps.lockdown.${lockdown}`)} />}
        </div>
        {mayHold && (
          <ActionButton tone="hold" icon={<StatusShape status="hold" />} onPress={() => setHolding(true)}>
            {t('steps.hold.open')}
          </ActionButton>
        )}
      </div>
      {held !== null && (
        <Notice
          tone="hold"
          title={`${t('terms.held')} · ${holdWords(words, held.reason)}`}
          text={t('steps.byAt', { by: words.by(held.by), at: words.time(held.since) })}
        />
      )}
      <GoodsList goods={goods} />
      <HoldDialog visit={visit} opened={holding} onClose={() => setHolding(false)} />
    </>
  );
}
