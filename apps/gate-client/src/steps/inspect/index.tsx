import { type InspectedPoint } from '@cordon/protocol/steps/inspect/step.ts';
import { shape, inspectedPoints } from '@cordon/protocol/steps/inspect/shape.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { z } from 'zod';
import { useWords, type Words } from '../../i18n/words.tsx';
import { TextField } from '../../ui/fields/fields.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { AnswerRow } from '../parts/answer-row.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { Column, Columns } from '../parts/form-frame.tsx';
import type { StepView } from '../view.ts';

const fields = z.object({
  seen: z.partialRecord(z.enum(inspectedPoints), z.boolean()), // true: in order
  notes: z.partialRecord(z.enum(inspectedPoints), z.string()),
});
type Fields = z.infer<typeof fields>;

/** [IN3] One tap a point; what is not in order is described before it can be recorded. */
function Form(props: FormProps) {
  const words = useWords();
  const { t } = words;
  const draft = useDraft(draftKey(props), fields, initial(props.correcting?.report));
  const { seen, notes } = draft.value;
  const missing = missingIn(words, draft.value);
  const read = shape.report.safeParse(reportOf(draft.value, props.correcting?.report));
  return (
    <FormPage
      {...props}
      report={missing === null && read.success ? read.data : null}
      missing={missing ?? ''}
      word={t('steps.inspect.submit')}
      onDone={draft.drop}
    >
      <Columns>
        {halves.map((points, half) => (
          <Column key={half}>
            {points.map((point) => (
              <div key={point}>
                <AnswerRow
                  label={t(`steps.inspect.points.${point}`)}
                  value={seen[point] ?? null}
                  onChange={(to) => draft.change({ seen: { ...seen, [point]: to } })}
                  good={t('steps.inspect.inOrder')}
                  bad={t('steps.inspect.fault')}
                  goodIs
                />
                {seen[point] === false && (
                  <TextField
                    label={t('steps.inspect.note', { point: t(`steps.inspect.points.${point}`) })}
                    value={notes[point] ?? ''}
                    onChange={(to) => draft.change({ notes: { ...notes, [point]: to } })}
                    maxLength={60}
                  />
                )}
              </div>
            ))}
          </Column>
        ))}
      </Columns>
    </FormPage>
  );
}

const halves = [inspectedPoints.slice(0, 4), inspectedPoints.slice(4)] as const;

function noteOf({ notes }: Fields, point: InspectedPoint): string | null {
  return notes[point]?.trim() || null;
}

function missingIn({ t }: Words, draft: Fields): string | null {
  const unseen = inspectedPoints.filter((point) => draft.seen[point] === undefined);
  if (unseen.length > 0) return t('steps.inspect.unseen', { count: unseen.length });
  const bare = inspectedPoints.find((point) => draft.seen[point] === false && noteOf(draft, point) === null);
  return bare === undefined ? null : t('steps.inspect.missing', { point: t(`steps.inspect.points.${bare}`) });
}

/* A photo that is there stays: this form takes none. */
function reportOf(draft: Fields, was: StepReport | undefined): StepReport {
  const before = was?.kind === 'inspect' ? was.points : [];
  const points = inspectedPoints.map((point) => {
    const inOrder = draft.seen[point] === true;
    const photo = before.find((one) => one.point === point)?.photo ?? null;
    return { point, inOrder, note: inOrder ? null : noteOf(draft, point), photo };
  });
  return { kind: 'inspect', points };
}

function initial(was: StepReport | undefined): Fields {
  const points = was?.kind === 'inspect' ? was.points : [];
  return {
    seen: Object.fromEntries(points.map(({ point, inOrder }) => [point, inOrder])),
    notes: Object.fromEntries(points.map(({ point, note }) => [point, note ?? ''])),
  };
}

export const view: StepView<'inspect'> = {
  Form,
  fields: (words, { points }) => ({ points: faultsIn(words, points, '\n') }),
  summary: (words, { points }) => faultsIn(words, points, ' '),
};

function faultsIn({ t }: Words, points: z.infer<typeof shape.report>['points'], between: string): string {
  const faults = points.filter(({ inOrder }) => !inOrder);
  if (faults.length === 0) return t('steps.inspect.allInOrder');
  return faults
    .map(({ point, note }) => {
      const name = t(`steps.inspect.points.${point}`);
      return t('steps.inspect.noted', { point: name, note: note ?? t('steps.inspect.fault') });
    })
    .join(between);
}
