import { overrideReasons } from '@cordon/protocol/visit/commands.ts';
import type { VisitRule } from '@cordon/protocol/visit/rules.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { z } from 'zod';
import { useWords } from '../../i18n/words.tsx';
import { useCommand } from '../../outbox/use-command.ts';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../ui/choose/tiles.tsx';
import { TextField } from '../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { useDraft } from '../drafts/use-draft.tsx';

export type OverrideTarget = { stepId: string; rule: VisitRule; personId: string | null };

const fields = z.object({ reasonCode: z.enum(overrideReasons).nullable(), text: z.string() });

/** Asks two supervisors' worth of responsibility: a reason code, and words where the code says too little. */
export function AskOverride({
  visit,
  target,
  onClose,
}: {
  visit: VisitState;
  target: OverrideTarget | null; // null: shut
  onClose: () => void;
}) {
  const { t } = useWords();
  const { run, busy, refusal, dismiss } = useCommand();
  const key = [visit.id, 'override', target?.stepId, target?.rule, target?.personId].join('/');
  const draft = useDraft(key, fields, { reasonCode: null, text: '' });
  const { reasonCode, text } = draft.value;
  const written = text.trim();
  const complete = reasonCode !== null && (reasonCode !== 'other' || written.length >= 2);

  async function ask(): Promise<void> {
    if (target === null || reasonCode === null) return;
    const words = written === '' ? t(`terms.overrideReasons.${reasonCode}`) : written;
    if (!(await run({ type: 'requestOverride', visitId: visit.id, ...target, reasonCode, text: words }))) return;
    draft.drop();
    onClose();
  }

  return (
    <Sheet opened={target !== null} onClose={onClose} title={t('steps.override.ask')}>
      {target !== null && <p>{t('steps.override.about', { rule: t(`rules.findings.${target.rule}.title`) })}</p>}
      <ChoiceTiles
        label={t('common.reason')}
        value={reasonCode}
        choices={overrideReasons.map((code) => ({ value: code, word: t(`terms.overrideReasons.${code}`) }))}
        onChange={(to) => draft.change({ reasonCode: to })}
      />
      <TextField
        label={t('steps.override.text')}
        value={text}
        onChange={(to) => draft.change({ text: to })}
        lines={2}
        maxLength={500}
      />
      <RefusalNotice refusal={refusal} onDismiss={dismiss} />
      <PrimaryAction onPress={ask} busy={busy} disabled={!complete} why={t('steps.override.missing')}>
        {t('steps.override.submit')}
      </PrimaryAction>
    </Sheet>
  );
}
