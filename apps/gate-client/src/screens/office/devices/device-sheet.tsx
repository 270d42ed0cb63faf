import type { SiteDevice } from '@cordon/protocol/site/device.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { CheckTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { useOpenedAt } from '../parts/site-version.ts';
import { deviceForm, formOf, newDevice, readDevice } from './device-form.ts';

type Props = {
  site: SiteState;
  device: SiteDevice | null; // null: a new one
  onClose: () => void;
  onAdded: (deviceId: string) => void; // the next thing it needs is a code
};

/** What a device is called, and where it may be used. */
export function DeviceSheet({ site, device, onClose, onAdded }: Props) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  const basedOn = useOpenedAt();
  const form = useDraft(`office/device/${device?.id ?? ''}`, deviceForm, device === null ? newDevice : formOf(device));
  const { value, change } = form;
  const read = readDevice(
    value,
    device?.id ?? null,
    site.devices.map(({ id }) => id),
  );

  async function save(): Promise<void> {
    if (read === null || !(await act.run({ type: 'saveDevice', device: read, basedOn }))) return;
    form.drop();
    if (device === null) onAdded(read.id);
    else onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={device === null ? t('office.devices.addTitle') : t('office.devices.editTitle', { name: device.name })}
    >
      <TextField
        label={t('office.devices.name')}
        value={value.name}
        maxLength={60}
        onChange={(name) => {
          change({ name });
        }}
      />
      <CheckTiles
        label={`${t('office.devices.stations')} · ${t('office.devices.stationsHint')}`}
        values={value.stations}
        onChange={(stations) => {
          change({ stations });
        }}
        choices={site.stations.map(({ id, name }) => ({ value: id, word: words.label(name) }))}
      />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <PrimaryAction disabled={read === null} why={t('office.devices.nameMissing')} onPress={save}>
        {t('office.save')}
      </PrimaryAction>
    </Sheet>
  );
}
