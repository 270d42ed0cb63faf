import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitStep, VisitState } from '@cordon/protocol/visit/state.ts';
import type { ReactNode } from 'react';
import { useNow } from '../clock/clock.tsx';
import { duration } from '../i18n/format.ts';
import { stepName } from '../i18n/visit-words.ts';
import { useWords, type Words } from '../i18n/words.tsx';
import { isReady, nextAct, nextPerson, plainReport, type Act } from './model/acts.ts';
import styles from './parts/hold-primary.module.css';
import { useReport } from './parts/use-report.ts';
import { PrimaryAction } from '../ui/buttons/button.tsx';
import { HoldButton } from '../ui/buttons/hold-button.tsx';
import type { OnPress } from '../ui/buttons/use-press.ts';

type Props = { visit: VisitState; acts: readonly Act[]; onOpen: (act: Act) => void };

/** The one next step of this vehicle. Steps with something to fill in open their form; the others are done right here. */
export function PrimaryStep({ visit, acts, onOpen }: Props) {
  const now = useNow();
  const act = nextAct(acts, now);
  if (act === null) return null;
  const report = plainReport(act);
  return report === null ? (
    <OpenForm visit={visit} act={act} onOpen={onOpen} />
  ) : (
    <DoHere key={`${act.step.id} ${act.name}`} visit={visit} act={act} report={report} />
  );
}

function OpenForm({ visit, act, onOpen }: { visit: VisitState; act: Act; onOpen: (act: Act) => void }) {
  const words = useWords();
  return <PrimaryAction onPress={() => onOpen(act)}>{actWords(words, visit, act)}</PrimaryAction>;
}

function DoHere({ visit, act, report }: { visit: VisitState; act: Act; report: StepReport }) {
  const words = useWords();
  const now = useNow();
  const { step, stationId, readyAt } = act;
  const to = useReport({ visit, step, stationId });
  const { busy } = to;
  const waits = !isReady(act, now);
  const why = readyAt === null ? '' : words.t('steps.contact.why', { left: duration(readyAt - now) });
  const press = () => to.report(report);
  const word = actWords(words, visit, act);
  return readyAt !== null ? (
    <PrimaryAction onPress={press} busy={busy} disabled={waits} why={why}>
      {word}
    </PrimaryAction>
  ) : (
    <HoldPrimary onPress={press} busy={busy}>
      {word}
    </HoldPrimary>
  );
}

/** 核验 秦*海（2/2）, 到达第一食堂 */
export function actWords(words: Words, visit: VisitState, { name, step }: Act): string {
  const { t } = words;
  const place = step.stationId === null ? t('steps.acts.exit') : words.station(step.stationId);
  return t(`steps.acts.${name}`, { place, step: stepName(words, step), ...personOf(visit, step) });
}

/* Where each of the crew is reported: who is next. */
function personOf({ declaration: { crew } }: VisitState, step: VisitStep) {
  if (rulesOfSteps[step.kind].perPerson === undefined) return {};
  const person = nextPerson(crew, step);
  const number = person === null ? crew.length : crew.indexOf(person) + 1;
  return { name: person?.maskedName ?? '', number, of: crew.length };
}

export type HoldPrimaryProps = {
  children: ReactNode;
  onPress: OnPress;
  icon?: ReactNode;
  busy?: boolean;
  disabled?: boolean;
  why?: ReactNode;
};

/** The next step where it can't be taken back: admission, a leg, release. A wet sleeve must not do it. */
export function HoldPrimary(props: HoldPrimaryProps) {
  const { fill, face, hint, spinner } = styles;
  return (
    <HoldButton
      {...props}
      classes={{ button: styles.primary ?? '', fill, face, hint, spinner }}
      marks={{ 'data-primary': true, 'data-hold': true }}
    />
  );
}
