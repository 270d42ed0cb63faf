import { z } from 'zod';
import { type Batch, batch as batchShape } from '@cordon/protocol/site/settings.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { localText } from '@cordon/protocol/local-time.ts';
import { instantOf } from '../../../watch/local-clock.ts';
import { formSchema, readForm, faultWords, useOfficeForm } from '../parts/office-form.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useState } from 'react';
import { useClock } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FormEnd, FormText } from '../parts/form-fields.tsx';
import { batchIdOf } from '../parts/new-id.ts';
import parts from '../parts/parts.module.css';

const batchForm = z.object({
  agent: z.string(),
  value: z.string(),
  mixedAt: z.string(),
  expiresAt: z.string(),
});
type BatchForm = z.infer<typeof batchForm>;

/** Mixed just now, used within the day: fresh daily is the rule. */
export function newBatch(agent: string, now: number, timeZone: string, mgPerL: number | null): BatchForm {
  return {
    agent,
    value: mgPerL === null ? '' : String(mgPerL),
    mixedAt: localText(now, timeZone),
    expiresAt: localText(now + 24 * hourMs, timeZone),
  };
}

const batchProblems = ['incomplete', 'valueFault', 'expiryFault'] as const;
type BatchProblem = (typeof batchProblems)[number];

/** [U90] The batch that a form describes, or what is to be corrected. */
function batchSchema(id: string, timeZone: string): z.ZodType<Batch, BatchForm> {
  return formSchema<BatchForm, Batch, BatchProblem>(
    batchForm,
    batchShape,
    (form, blame) => {
      const typed = form.value.normalize('NFKC').trim();
      const [mixedAt, expiresAt] = [instantOf(form.mixedAt, timeZone), instantOf(form.expiresAt, timeZone)];
      if (form.agent.trim() === '') blame('agent', 'incomplete');
      if (typed === '') blame('value', 'incomplete');
      if (mixedAt === null) blame('mixedAt', 'incomplete');
      if (expiresAt === null) blame('expiresAt', 'incomplete');
      if (mixedAt !== null && expiresAt !== null && expiresAt <= mixedAt) blame('expiresAt', 'expiryFault');
      return { id, agent: form.agent, chlorineMgPerL: Number(typed), mixedAt, expiresAt, retired: false };
    },
    ([part]) => {
      switch (part) {
        case 'agent':
          return ['agent', 'incomplete'];
        case 'mixedAt':
          return ['mixedAt', 'incomplete'];
        case 'expiresAt':
          return ['expiresAt', 'expiryFault'];
        default:
          return ['value', 'valueFault'];
      }
    },
  );
}

export function readBatch(form: BatchForm, id: string, timeZone: string) {
  const read = readForm(batchSchema(id, timeZone), form);
  return read.ok ? ({ ok: true, batch: read.value } as const) : read;
}

type Props = { site: SiteState; mgPerL: number | null; onClose: () => void };

export function BatchSheet({ site, mgPerL, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const clock = useClock();
  const { timeZone } = site;
  const lastAgent = site.batches.at(-1)?.agent ?? t('office.batches.agentDefault');
  const [saved] = useState(() => newBatch(lastAgent, clock.now(), timeZone, mgPerL));
  const [id] = useState(() =>
    batchIdOf(
      words.date(clock.now()),
      site.batches.map((batch) => batch.id),
    ),
  );
  const form = useOfficeForm({
    key: 'office/batch',
    typed: batchForm,
    schema: batchSchema(id, timeZone),
    saved,
    words: faultWords(words, batchProblems, (problem) => t(`office.batches.${problem}`)),
    refusedAt: ({ code }) => (code === 'implausible-time' ? { field: 'mixedAt' } : null),
    isNew: true,
  });
  const least = site.limits.minChlorineMgPerL;
  const isWeak = form.read !== null && form.read.chlorineMgPerL < least;

  async function save(batch: Batch): Promise<boolean> {
    if (!(await form.act.run({ type: 'addBatch', batch }))) return false;
    onClose();
    return true;
  }

  /* Its times begin at now: what was given up is not found again hours later. */
  const giveUp = () => {
    form.discard();
    onClose();
  };

  return (
    <Sheet opened onClose={giveUp} title={t('office.batches.addTitle')}>
      <p>
        {t('office.batches.id')} <strong>{id}</strong>
      </p>
      <div className={parts.pair}>
        <FormText form={form} name="agent" label={t('office.batches.agent')} maxLength={60} />
        <FormText form={form} name="value" label={t('office.batches.value')} />
        <FormText form={form} name="mixedAt" label={t('office.batches.mixedAt')} type="datetime-local" />
        <FormText form={form} name="expiresAt" label={t('office.batches.expiresAt')} type="datetime-local" />
      </div>
      {isWeak && <Notice tone="hold" title={t('office.batches.weakHint', { value: words.number(least) })} />}
      <FormEnd form={form} onSave={save} />
    </Sheet>
  );
}
