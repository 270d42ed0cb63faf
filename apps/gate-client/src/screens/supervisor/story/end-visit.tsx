import { useState } from 'react';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DangerReasonSheet } from '../parts/danger-reason-sheet.tsx';

type Props = { visitId: string; end: 'refuse' | 'escort' };

/** Before admission a vehicle is refused, after it it is escorted out. */
export function EndVisit({ visitId, end }: Props) {
  const { t } = useWords();
  const act = useCommand();
  const [open, setOpen] = useState(false);
  const word = t(`board.story.${end}`);
  const quickReasons =
    end === 'refuse'
      ? [
          t('board.story.refuseReasons.papers'),
          t('board.story.refuseReasons.health'),
          t('board.story.refuseReasons.plate'),
        ]
      : [
          t('board.story.escortReasons.doctor'),
          t('board.story.escortReasons.breach'),
          t('board.story.escortReasons.fault'),
        ];
  return (
    <>
      <ActionButton
        size="desk"
        tone="refuse"
        busy={act.busy}
        onPress={() => {
          setOpen(true);
        }}
      >
        {word}
      </ActionButton>
      <DangerReasonSheet
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={word}
        text={t(end === 'refuse' ? 'board.story.refuseText' : 'board.story.escortText')}
        actionWord={word}
        quickReasons={quickReasons}
        refusal={act.refusal}
        onDismiss={act.dismiss}
        onConfirm={(reason) =>
          act.run(end === 'refuse' ? { type: 'refuseVisit', visitId, reason } : { type: 'escortOut', visitId, reason })
        }
      />
    </>
  );
}
