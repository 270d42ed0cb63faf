import type { VisitStep, VisitUnderWay } from '@cordon/protocol/visit/state.ts';
import { IconDropletPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { batchChoice, useBatchOffers, usualBatch } from './batches.ts';
import { useReport } from '../parts/use-report.ts';
import styles from '../parts/wait-card.module.css';
import { WaitCard } from '../parts/wait-card.tsx';
import { type WaitingProps, reportWords, type StepView } from '../view.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { DangerAction } from '../../ui/buttons/danger.tsx';
import { ActionTiles, CheckTiles, ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { EmptyState } from '../../ui/page/screen.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import type { DisinfectTarget } from '@cordon/protocol/plan/plan.ts';
import { requiredParts } from '@cordon/protocol/steps/disinfect/step.ts';
import { coveredParts } from '@cordon/protocol/steps/disinfect/shape.ts';
import { z } from 'zod';
import { useDraft } from '../drafts/use-draft.tsx';
import { FormPage, draftKey, type FormProps } from '../parts/form-page.tsx';

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

/** How long the agent still has to work. Re-wetting starts the time again, so it wants a hold. */
function ContactTime({ visit, step, stationId }: WaitingProps) {
  const { t } = useWords();
  return (
    <WaitCard visit={visit} step={step} title={t('steps.contact.title')}>
      {stationId !== null && visit.held === null && <RewetAction visit={visit} step={step} stationId={stationId} />}
    </WaitCard>
  );
}

/** Wetting again: with the batch that was used last, unless another one is chosen. It starts the time anew, so it is held. */
function RewetAction({ visit, step, stationId }: { visit: VisitUnderWay; step: VisitStep; stationId: string }) {
  const words = useWords();
  const { t } = words;
  const { report, busy } = useReport({ visit, step, stationId });
  const offers = useBatchOffers(visit);
  const [chosen, setChosen] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const batchId = offers.find(({ batch }) => batch.id === chosen)?.batch.id ?? usualBatch(offers);
  return (
    <div className={styles.rewet}>
      <DangerAction
        tone="hold"
        icon={<IconDropletPlus aria-hidden />}
        busy={busy}
        disabled={batchId === null}
        onConfirm={() => (batchId === null ? undefined : report({ kind: 'disinfect', act: 'rewet', batchId }))}
      >
        {t('steps.contact.rewet')}
      </DangerAction>
      <ActionButton onPress={() => setChoosing(true)}>
        {batchId === null ? t('steps.disinfect.batch') : t('steps.contact.batch', { batch: batchId })}
      </ActionButton>
      <Sheet opened={choosing} onClose={() => setChoosing(false)} title={t('steps.disinfect.batch')} size="wide">
        {offers.length === 0 && (
          <EmptyState title={t('steps.disinfect.noBatch')} text={t('steps.disinfect.noBatchTodo')} />
        )}
        <ActionTiles
          label={t('steps.disinfect.batch')}
          hideLabel
          choices={offers.map((offer) => batchChoice(words, offer))}
          onChoose={(to) => {
            setChosen(to);
            setChoosing(false);
          }}
        />
      </Sheet>
    </div>
  );
}
