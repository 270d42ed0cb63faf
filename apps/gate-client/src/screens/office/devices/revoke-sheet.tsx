import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';

/** A lost tablet is shut out with two taps and a reason: no hold, every second counts. */
export function RevokeSheet({ device, onClose }: { device: SiteDevice; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened
      onClose={onClose}
      title={t('office.devices.revokeTitle', { name: device.name })}
      text={t('office.devices.revokeText')}
      actionWord={t('office.devices.revoke')}
      quickReasons={[t('office.devices.lost'), t('office.devices.broken'), t('office.devices.retired')]}
      command={(reason) => ({ type: 'revokeDevice', deviceId: device.id, reason })}
    />
  );
}
