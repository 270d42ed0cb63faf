import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import { rulesOfSteps } from '@cordon/protocol/steps/rules.ts';
import { correctionFault } from '@cordon/protocol/visit/decide/judged-on.ts';
import { stepsOf } from '@cordon/protocol/visit/route.ts';
import { type VisitStep, isUnderWay, type StepEntry, type VisitState } from '@cordon/protocol/visit/state.ts';
import { stepNameIn } from '../../i18n/visit-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { stepViews } from '../views.tsx';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';

type Props = {
  visit: VisitState;
  isMine: (step: VisitStep) => boolean;
  me: Parameters<typeof correctableOf>[2];
  opened: boolean;
  onClose: () => void;
  onChoose: (correctable: Correctable) => void;
};

/** Which of the reports was wrong? Its form comes up again, filled in as it was. [U331] What is another person's says so. */
export function CorrectionSheet({ visit, isMine, me, opened, onClose, onChoose }: Props) {
  const words = useWords();
  const { t } = words;
  const entries = correctableOf(visit, isMine, me);
  const mine = entries.filter(({ fault }) => fault === null);
  const others = entries.filter(({ fault }) => fault !== null);
  const ofAnother = others.some(({ fault }) => fault === 'judged-same-person');
  return (
    <Sheet opened={opened} onClose={onClose} title={t('steps.correct.which')} size="wide">
      <p>{t('steps.correct.stays')}</p>
      {entries.length === 0 && <EmptyState title={t('steps.correct.none')} />}
      {mine.length > 0 && (
        <ActionTiles
          label={t('steps.correct.which')}
          hideLabel
          columns={2}
          choices={mine.map(({ step, entry }) => ({
            value: String(entry.version),
            word: stepNameIn(words, visit, step.id),
            hint: `${stepViews[entry.report.kind].summary(words, entry.report, visit)} · ${words.time(entry.at)} · ${words.by(entry.by)}`,
          }))}
          onChoose={(version) => {
            const chosen = mine.find(({ entry }) => String(entry.version) === version);
            if (chosen !== undefined) onChoose(chosen);
          }}
        />
      )}
      {others.length > 0 && (
        <section data-fault={ofAnother ? 'judged-same-person' : 'report-judged'}>
          <h3>{t(`steps.correct.${ofAnother ? 'ofAnother' : 'ofSupervisor'}`)}</h3>
          <ul>
            {others.map(({ step, entry }) => (
              <li key={entry.version}>
                {stepNameIn(words, visit, step.id)} · {stepViews[entry.report.kind].summary(words, entry.report, visit)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}

type SignedIn = Pick<Extract<Actor, { kind: 'person' }>, 'personId' | 'name' | 'role'>;

/** `fault`: why this person does not correct it; null when they may. */
export type Correctable = { step: VisitStep; entry: StepEntry; fault: ErrorCode | null };

/** [U117] [U331] The reports of these places that are corrected at all, and by this person; of a disinfection only its start. */
export function correctableOf(visit: VisitState, isMine: (step: VisitStep) => boolean, me: SignedIn): Correctable[] {
  if (!isUnderWay(visit)) return [];
  const actor: Actor = { kind: 'person', ...me, stations: [] };
  return stepsOf(visit)
    .filter((step) => rulesOfSteps[step.kind].correctable && isMine(step))
    .flatMap((step) => (step.progress?.entries ?? []).map((entry) => ({ step, entry })))
    .filter(({ entry: { report } }) => rulesOfSteps[report.kind].corrects?.(report, report) ?? true)
    .map(({ step, entry }) => ({ step, entry, fault: correctionFault(visit, step, entry, actor) }));
}
