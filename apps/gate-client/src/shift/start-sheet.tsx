import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { useWords } from '../i18n/words.tsx';
import { useCommand } from '../outbox/use-command.ts';
import { PrimaryAction } from '../ui/buttons/button.tsx';
import { RefusalNotice } from '../ui/page/notice.tsx';
import { Sheet } from '../ui/sheet/sheet.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { OwnWaiting } from './own-waiting.tsx';

export type StartSheetProps = { opened: boolean; me: SignedInPerson; onClose: () => void };

/**
 * What one takes over, and one press to begin. It is also the first touch of a window that was loaded anew, which is what
 * browsers want before they make a sound: alarms are heard from here on.
 */
export function StartSheet({ opened, me, onClose }: StartSheetProps) {
  const { t } = useWords();
  const act = useCommand();
  /* Not before it is kept: what this window shows as begun must have begun when it is loaded anew. */
  async function begin(): Promise<void> {
    if (await act.run({ type: 'startShift' })) onClose();
  }
  return (
    <Sheet opened={opened} onClose={onClose} title={t('shift.startTitle')}>
      <OverviewPanel me={me} takesOver />
      <OwnWaiting personId={me.personId} />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction busy={act.busy} onPress={begin}>
        {t('shift.startAction')}
      </PrimaryAction>
    </Sheet>
  );
}
