import { useState } from 'react';
import { overrideReasons } from '@cordon/protocol/visit/commands.ts';
import type { Override, VisitState } from '@cordon/protocol/visit/state.ts';
import { findingWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import type { Obstacle } from './waivable.ts';

type Props = { visit: VisitState; obstacle: Obstacle | null; onClose: () => void };

/** Asking for one finding to be waived: grounds and details, for the second person to judge. */
export function OverrideSheet({ visit, obstacle, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  const [reasonCode, setReasonCode] = useState<Override['reasonCode'] | null>(null);
  const [text, setText] = useState('');
  if (obstacle === null) return null;
  const { finding, stepId } = obstacle;
  const { rule, personId } = finding;
  const minutes = 'limits' in visit ? visit.limits.overrideMinutes : 0;

  async function submit(): Promise<void> {
    if (reasonCode === null) return;
    const asked = { type: 'requestOverride', visitId: visit.id, stepId, rule, personId, reasonCode } as const;
    if (!(await act.run({ ...asked, text: text.trim() }))) return;
    setText('');
    setReasonCode(null);
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('board.story.overrideTitle', { rule: t(`rules.findings.${rule}.title`) })}>
      <p>{findingWords(words, finding).text}</p>
      <p>{t('board.story.overrideText', { minutes })}</p>
      <ChoiceTiles
        label={t('board.story.overrideReason')}
        value={reasonCode}
        onChange={setReasonCode}
        choices={overrideReasons.map((value) => ({ value, word: t(`terms.overrideReasons.${value}`) }))}
      />
      <TextField label={t('board.story.overrideDetail')} value={text} onChange={setText} lines={2} maxLength={500} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction
        disabled={reasonCode === null || text.trim().length < 2}
        why={t('board.story.overrideMissing')}
        onPress={submit}
      >
        {t('board.story.overrideSubmit')}
      </PrimaryAction>
    </Sheet>
  );
}
