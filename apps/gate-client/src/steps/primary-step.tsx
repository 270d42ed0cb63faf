import { rulesOfSteps } from '@cordon/protocol/steps/kinds.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import type { VisitStep } from '@cordon/protocol/visit/route.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useNow } from '../clock/clock.tsx';
import { duration } from '../i18n/format.ts';
import { stepName } from '../i18n/visit-words.ts';
import { useWords, type Words } from '../i18n/words.tsx';
import { PrimaryAction } from '../ui/buttons/button.tsx';
import { type Act, isReady, nextAct, nextPerson, plainReport } from './model/acts.ts';
import { HoldPrimary } from './parts/hold-primary.tsx';
import { useReport } from './parts/use-report.ts';

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
