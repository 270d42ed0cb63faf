import { type Device, device as deviceShape, type SiteDevice } from '@cordon/protocol/site/device.ts';
import { z } from 'zod';
import { slugOf } from '../parts/new-id.ts';
import { formSchema, readForm, faultWords, useOfficeForm, useOpenedAt } from '../parts/office-form.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FormChecks, FormEnd, FormText } from '../parts/form-fields.tsx';

const deviceForm = z.object({ name: z.string(), stations: z.array(z.string()) });
type DeviceForm = z.infer<typeof deviceForm>;

export const newDevice: DeviceForm = { name: '', stations: [] };

function formOf({ name, stations }: Device): DeviceForm {
  return { name, stations };
}

/**
 * [U234] The device that a form describes. A new one gets a free short name by itself, and keeps it when it is renamed.
 *
 * @param id of the device that is changed; null: a new one
 * @param taken short names of all devices
 */
function deviceSchema(id: string | null, taken: readonly string[]): z.ZodType<Device, DeviceForm> {
  return formSchema<DeviceForm, Device, 'nameMissing'>(
    deviceForm,
    deviceShape,
    ({ name, stations }) => ({ id: id ?? slugOf(name, taken, 'device'), name, stations }),
    ([part]) => [part === 'stations' ? 'stations' : 'name', 'nameMissing'],
  );
}

/** Null while it has no name. */
export function readDevice(form: DeviceForm, id: string | null, taken: readonly string[]): Device | null {
  const read = readForm(deviceSchema(id, taken), form);
  return read.ok ? read.value : null;
}

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
  const basedOn = useOpenedAt();
  const form = useOfficeForm({
    key: `office/device/${device?.id ?? ''}`,
    typed: deviceForm,
    schema: deviceSchema(
      device?.id ?? null,
      site.devices.map(({ id }) => id),
    ),
    saved: device === null ? newDevice : formOf(device),
    words: faultWords(words, ['nameMissing'], (problem) => t(`office.devices.${problem}`)),
    refusedAt: ({ code }) =>
      code === 'device-name-taken' ? { field: 'name' } : code === 'station-unknown' ? { field: 'stations' } : null,
    isNew: device === null,
  });

  async function save(made: Device): Promise<boolean> {
    if (!(await form.act.run({ type: 'saveDevice', device: made, basedOn }))) return false;
    if (device === null) onAdded(made.id);
    else onClose();
    return true;
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={device === null ? t('office.devices.addTitle') : t('office.devices.editTitle', { name: device.name })}
    >
      <FormText form={form} name="name" label={t('office.devices.name')} maxLength={60} />
      <FormChecks
        form={form}
        name="stations"
        label={`${t('office.devices.stations')} · ${t('office.devices.stationsHint')}`}
        choices={site.stations.map(({ id, name }) => ({ value: id, word: words.label(name) }))}
      />
      <FormEnd form={form} onSave={save} />
    </Sheet>
  );
}
