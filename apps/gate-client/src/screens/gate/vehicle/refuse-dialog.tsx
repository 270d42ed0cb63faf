import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

type Props = { visit: VisitState; opened: boolean; onClose: () => void };

/** Sends the vehicle away before it was admitted: the loop is closed with a reason. */
export function RefuseDialog({ visit, opened, onClose }: Props) {
  const { t } = useWords();
  const { run, refusal, dismiss } = useCommand();
  async function refuse(reason: string): Promise<boolean> {
    const done = await run({ type: 'refuseVisit', visitId: visit.id, reason });
    if (done) onClose();
    return done;
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('gate.refuse.title', { plate: plateWords(visit.declaration.plate) })}
      text={t('gate.refuse.text')}
      actionWord={t('gate.refuse.submit')}
      quickReasons={[
        t('gate.refuse.noPass'),
        t('gate.refuse.health'),
        t('gate.refuse.notWanted'),
        t('gate.refuse.ownWish'),
      ]}
      onSubmit={refuse}
    >
      <RefusalNotice refusal={refusal} onDismiss={dismiss} />
    </ReasonDialog>
  );
}
