import { useState } from 'react';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useClock } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { batchIdOf } from '../parts/new-id.ts';
import parts from '../parts/parts.module.css';
import { newBatch, readBatch } from './batch-form.ts';

type Props = { site: SiteState; mgPerL: number | null; onClose: () => void };

export function BatchSheet({ site, mgPerL, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const clock = useClock();
  const act = useCommand();
  const { timeZone } = site;
  const lastAgent = site.batches.at(-1)?.agent ?? t('office.batches.agentDefault');
  const [form, setForm] = useState(() => newBatch(lastAgent, clock.now(), timeZone, mgPerL));
  const [id] = useState(() =>
    batchIdOf(
      words.date(clock.now()),
      site.batches.map((batch) => batch.id),
    ),
  );
  const read = readBatch(form, id, timeZone);
  const least = site.limits.minChlorineMgPerL;
  const isWeak = read.ok && read.batch.chlorineMgPerL < least;

  async function save(): Promise<void> {
    if (read.ok && (await act.run({ type: 'addBatch', batch: read.batch }))) onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('office.batches.addTitle')}>
      <p>
        {t('office.batches.id')} <strong>{id}</strong>
      </p>
      <div className={parts.pair}>
        <TextField
          label={t('office.batches.agent')}
          value={form.agent}
          maxLength={60}
          onChange={(agent) => {
            setForm({ ...form, agent });
          }}
        />
        <TextField
          label={t('office.batches.value')}
          value={form.value}
          onChange={(value) => {
            setForm({ ...form, value });
          }}
        />
        <TextField
          label={t('office.batches.mixedAt')}
          type="datetime-local"
          value={form.mixedAt}
          onChange={(mixedAt) => {
            setForm({ ...form, mixedAt });
          }}
        />
        <TextField
          label={t('office.batches.expiresAt')}
          type="datetime-local"
          value={form.expiresAt}
          onChange={(expiresAt) => {
            setForm({ ...form, expiresAt });
          }}
        />
      </div>
      {isWeak && <Notice tone="hold" title={t('office.batches.weakHint', { value: words.number(least) })} />}
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction disabled={!read.ok} why={read.ok ? undefined : t(`office.batches.${read.problem}`)} onPress={save}>
        {t('office.save')}
      </PrimaryAction>
    </Sheet>
  );
}
