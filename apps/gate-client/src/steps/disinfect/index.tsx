import type { DisinfectTarget } from '@cordon/protocol/plan/plan.ts';
import { requiredParts } from '@cordon/protocol/steps/disinfect/step.ts';
import { coveredParts } from '@cordon/protocol/steps/disinfect/shape.ts';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { batchChoice, useBatchOffers, usualBatch } from './batches.ts';
import { ContactTime } from './contact-time.tsx';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';
import { reportWords, type StepView } from '../view.ts';
import { CheckTiles, ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';

type Part = (typeof coveredParts)[number];

const fields = z.object({ batchId: z.string().nullable(), covered: z.array(z.enum(coveredParts)) });

/* What of each target there is to spray; the parts that must be are the rule's own. */
const partsOf: Readonly<Record<DisinfectTarget, readonly Part[]>> = {
  vehicle: ['body', 'wheels', 'cab-outside', 'underside', 'cargo'],
  goods: ['cargo', 'ground'],
  place: ['ground'],
};

/** The last surface is wet: which batch, which parts. From the server's word on, its contact time runs. */
function Form(props: FormProps) {
  const words = useWords();
  const { t } = words;
  const { visit, step, correcting } = props;
  const offers = useBatchOffers(visit);
  const was = correcting?.report;
  const draft = useDraft(
    draftKey(props),
    fields,
    was?.kind === 'disinfect' && was.act === 'start'
      ? { batchId: was.batchId, covered: was.covered }
      : { batchId: usualBatch(offers), covered: [] },
  );
  const { batchId, covered } = draft.value;
  const target = step.target ?? 'vehicle';
  const complete = batchId !== null && covered.length > 0;
  return (
    <FormPage
      {...props}
      report={complete ? { kind: 'disinfect', act: 'start', batchId, covered } : null}
      missing={t(batchId === null ? 'steps.disinfect.missingBatch' : 'steps.disinfect.missingParts')}
      word={t('steps.disinfect.start')}
      onDone={draft.drop}
    >
      {offers.length === 0 ? (
        <EmptyState title={t('steps.disinfect.noBatch')} text={t('steps.disinfect.noBatchTodo')} />
      ) : (
        <ChoiceTiles
          label={t('steps.disinfect.batch')}
          value={batchId}
          choices={offers.map((offer) => batchChoice(words, offer))}
          onChange={(to) => draft.change({ batchId: to })}
        />
      )}
      <CheckTiles
        label={t('steps.disinfect.covered')}
        values={covered}
        choices={partsOf[target].map((part) => ({
          value: part,
          word: t(`terms.parts.${part}`),
          hint: t(requiredParts[target].includes(part) ? 'steps.disinfect.required' : 'steps.disinfect.optional'),
        }))}
        onChange={(to) => draft.change({ covered: to })}
      />
      <p>{t(`steps.disinfect.how.${target}`)}</p>
    </FormPage>
  );
}

export const view: StepView<'disinfect'> = {
  Form,
  Waiting: ContactTime,
  fields: (words, report) => ({
    act: words.t(`steps.disinfect.did.${report.act}`),
    ...(report.act !== 'finish' && { batchId: report.batchId }),
    ...(report.act === 'start' && {
      covered: reportWords(words).list(report.covered.map((part) => words.t(`terms.parts.${part}`))),
    }),
  }),
  summary: (_words, report) => (report.act === 'start' ? report.batchId : ''),
};
