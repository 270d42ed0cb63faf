import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { isBlind } from '@cordon/protocol/visit/blind.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { HoldDialog } from '../../../steps/later.tsx';
import { ProvisionalMark } from '../../../steps/parts/visit-marks.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { PlateText } from '../../../ui/plate/plate-text.tsx';
import { StatusShape } from '../../../ui/verdict/shapes.tsx';
import styles from './vehicle.module.css';
import { holdWords, stepNameIn } from '../../../i18n/visit-words.ts';
import { useIsConfirmed } from '../../../state/provisional/shown-picture.ts';
import { isLockdownWord } from '../../../steps/model/lockdown.ts';
import { Verdict as VerdictBand } from '../../../ui/verdict/status-badge.tsx';
import type { Verdict, VerdictReason } from '../verdict.ts';
import { RefuseDialog } from '../later.tsx';

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

/** [U283] The answer, in one word, with its one reason. Green is the server's word: without it the answer is hatched. */
export function VehicleVerdict({ verdict, visit }: { verdict: Verdict; visit: VisitState }) {
  const words = useWords();
  const { word, mark, reason } = verdict;
  const isSure = useIsConfirmed(visit.id);
  return (
    <VerdictBand
      status={mark === 'pass' && !isSure ? 'offline' : mark}
      word={words.t(isLockdownWord(word) ? `steps.lockdown.${word}` : `gate.verdicts.${word}`)}
      reason={reason === null ? null : reasonWords(words, visit, reason)}
      next={isSure ? null : words.t('queue.provisional')}
    />
  );
}

function reasonWords(words: Words, visit: VisitState, reason: VerdictReason): string {
  const { t } = words;
  switch (reason.kind) {
    case 'eta':
      return t('gate.reasons.eta', { at: words.dateTime(reason.at) });
    case 'next':
      return t('gate.reasons.next', { step: stepNameIn(words, visit, reason.step.id) });
    case 'contact':
      return t('gate.reasons.contact', {
        step: stepNameIn(words, visit, reason.step.id),
        at: words.time(reason.until),
      });
    case 'rules': {
      const rules = words.list(reason.rules.map((rule) => t(`rules.findings.${rule}.title`)));
      return reason.since === null
        ? t('gate.reasons.fails', { rules })
        : t('gate.reasons.waits', { rules, at: words.time(reason.since) });
    }
    case 'hold':
      return t('gate.reasons.hold', {
        reason: holdWords(words, reason.reason),
        at: words.time(reason.since),
        by: reason.by,
      });
    case 'text':
      return reason.text;
    case 'at':
      return words.dateTime(reason.at);
    default:
      return reason satisfies never;
  }
}
