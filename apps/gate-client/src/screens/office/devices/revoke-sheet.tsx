import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { ReasonDialog } from '../../../ui/sheet/reason-dialog.tsx';

/** A lost tablet is shut out with two taps and a reason: no hold, every second counts. */
export function RevokeSheet({ device, onClose }: { device: SiteDevice; onClose: () => void }) {
  const { t } = useWords();
  const act = useCommand();
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('office.devices.revokeTitle', { name: device.name })}
      text={t('office.devices.revokeText')}
      actionWord={t('office.devices.revoke')}
      quickReasons={[t('office.devices.lost'), t('office.devices.broken'), t('office.devices.retired')]}
      onSubmit={async (reason) => {
        const done = await act.run({ type: 'revokeDevice', deviceId: device.id, reason });
        if (done) onClose();
        return done;
      }}
    >
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
    </ReasonDialog>
  );
}
