import { useState } from 'react';
import { isUnderWay, type VisitState, type VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { useMay } from '../../../watch/use-may.ts';
import { ResumeButton } from '../decisions/decision-actions.tsx';
import { stopLimitsOf } from './story-rules.ts';
import { StopsSheet } from './stops-sheet.tsx';
import { CrewChange } from '../../../steps/crew/crew-change.tsx';
import { DraftsProvider } from '../../../steps/drafts/use-draft.tsx';
import { FormInSheet } from '../../../steps/parts/form-frame.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { stepName } from '../../../i18n/visit-words.ts';
import { usePerson } from '../../../session/session-store.ts';
import { CorrectionSheet } from '../../../steps/incidents/correction-sheet.tsx';
import { StepForm } from '../../../steps/views.tsx';
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

type EndProps = { visitId: string; end: 'refuse' | 'escort' };

/** Before admission a vehicle is refused, after it it is escorted out. */
function EndVisit({ visitId, end }: EndProps) {
  const { t } = useWords();
  const isRefusal = end === 'refuse';
  return (
    <ReasonButton
      held
      tone="refuse"
      title={t(`board.story.${end}`)}
      text={t(isRefusal ? 'board.story.refuseText' : 'board.story.escortText')}
      actionWord={t(`board.story.${end}`)}
      quickReasons={
        isRefusal
          ? [
              t('board.story.refuseReasons.papers'),
              t('board.story.refuseReasons.health'),
              t('board.story.refuseReasons.plate'),
            ]
          : [
              t('board.story.escortReasons.doctor'),
              t('board.story.escortReasons.breach'),
              t('board.story.escortReasons.fault'),
            ]
      }
      command={(reason) =>
        isRefusal ? { type: 'refuseVisit', visitId, reason } : { type: 'escortOut', visitId, reason }
      }
    />
  );
}

/** [U335] After a fail the gate only lets people leave the crew: everything else is changed here. */
function ChangeCrew({ visit }: { visit: VisitUnderWay }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <ActionButton size="desk" onPress={() => setOpen(true)}>
        {t('gate.crew.open')}
      </ActionButton>
      {isOpen && (
        <Sheet opened onClose={close} title={t('gate.crew.open')} size="wide">
          <DraftsProvider>
            <FormInSheet value>
              <CrewChange visit={visit} onClose={close} />
            </FormInSheet>
          </DraftsProvider>
        </Sheet>
      )}
    </>
  );
}

type Chosen = { stepId: string; entry: number };

/** [U332] What was judged already is corrected here: the reports, then the form of the one that was wrong. */
function CorrectReport({ visit }: { visit: VisitUnderWay }) {
  const words = useWords();
  const { t } = words;
  const me = usePerson();
  const [isChoosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (me === null) return null;
  const step = chosen === null ? undefined : stepOf(visit, chosen.stepId);
  const entry = step?.progress?.entries.find(({ version }) => version === chosen?.entry);
  const close = () => setChosen(null);
  return (
    <>
      <ActionButton size="desk" onPress={() => setChoosing(true)}>
        {t('steps.correct.open')}
      </ActionButton>
      <CorrectionSheet
        visit={visit}
        isMine={() => true}
        me={me}
        opened={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(correctable) => {
          setChoosing(false);
          setChosen({ stepId: correctable.step.id, entry: correctable.entry.version });
        }}
      />
      {step !== undefined && entry !== undefined && (
        <Sheet opened onClose={close} title={t('steps.correct.title', { step: stepName(words, step) })} size="wide">
          <DraftsProvider>
            <FormInSheet value>
              <StepForm visit={visit} step={step} stationId="" correcting={entry} onClose={close} />
            </FormInSheet>
          </DraftsProvider>
        </Sheet>
      )}
    </>
  );
}
