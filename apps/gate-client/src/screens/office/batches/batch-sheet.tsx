import type { Batch } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useState } from 'react';
import { useClock } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FormEnd, FormText } from '../parts/form-fields.tsx';
import { batchIdOf } from '../parts/new-id.ts';
import { faultWords, useOfficeForm } from '../parts/office-form.ts';
import parts from '../parts/parts.module.css';
import { batchForm, batchProblems, batchSchema, newBatch } from './batch-form.ts';

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
    key: `office/batch/${String(mgPerL)}`,
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

  return (
    <Sheet opened onClose={onClose} title={t('office.batches.addTitle')}>
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
