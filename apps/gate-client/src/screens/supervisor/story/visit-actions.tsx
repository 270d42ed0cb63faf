import { useState } from 'react';
import { isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { ResumeButton } from '../decisions/resume-button.tsx';
import { ChangeCrew } from './change-crew.tsx';
import { CorrectReport } from './correct-report.tsx';
import { EndVisit } from './end-visit.tsx';
import { stopLimitsOf } from './stops-draft.ts';
import { StopsSheet } from './stops-sheet.tsx';
import styles from './story.module.css';

/** Holding and resuming, other stops, another crew, corrections; and far from these, the two ends that can't be taken back. */
export function VisitActions({ visit }: { visit: VisitState }) {
  const may = useMay();
  const [stopsOpen, setStopsOpen] = useState(false);
  const { t } = useWords();
  if (!isUnderWay(visit)) return null;
  const end = visit.status === 'atGate' ? 'refuse' : 'escort';
  const mayEnd = may(end === 'refuse' ? 'refuseVisit' : 'escortOut');
  const limits = stopLimitsOf(visit);
  const mayStops = may('changeStops') && limits !== null;
  if (!mayEnd && !mayStops && !may('holdVisit')) return null;
  return (
    <div className={styles.acts} role="group" aria-label={t('board.story.actions')}>
      {visit.held === null
        ? may('holdVisit') && <HoldButton visit={visit} />
        : may('resumeVisit') && <ResumeButton visit={visit} />}
      {mayStops && (
        <>
          <ActionButton
            size="desk"
            onPress={() => {
              setStopsOpen(true);
            }}
          >
            {t('board.story.changeStops')}
          </ActionButton>
          {stopsOpen && (
            <StopsSheet
              visit={visit}
              limits={limits}
              onClose={() => {
                setStopsOpen(false);
              }}
            />
          )}
        </>
      )}
      {may('changeCrew') && visit.status === 'atGate' && <ChangeCrew visit={visit} />}
      {may('correctReport') && <CorrectReport visit={visit} />}
      {mayEnd && (
        <span className={styles.end}>
          <EndVisit key={end} visitId={visit.id} end={end} />
        </span>
      )}
    </div>
  );
}

function HoldButton({ visit }: { visit: VisitUnderWay }) {
  const { t } = useWords();
  return (
    <ReasonButton
      tone="hold"
      title={t('board.story.hold')}
      text={t('board.story.holdText')}
      actionWord={t('board.story.hold')}
      quickReasons={[
        t('board.story.holdReasons.camera'),
        t('board.story.holdReasons.papers'),
        t('board.story.holdReasons.ask'),
      ]}
      command={(reason) => ({ type: 'holdVisit', visitId: visit.id, reason })}
    />
  );
}
