import { type Device, device as deviceShape } from '@cordon/protocol/site/device.ts';
import { z } from 'zod';
import { slugOf } from '../parts/new-id.ts';
import { formSchema, readForm } from '../parts/office-form.ts';

export const deviceForm = z.object({ name: z.string(), stations: z.array(z.string()) });
export type DeviceForm = z.infer<typeof deviceForm>;

export const newDevice: DeviceForm = { name: '', stations: [] };

export function formOf({ name, stations }: Device): DeviceForm {
  return { name, stations };
}

/**
 * [U234] The device that a form describes. A new one gets a free short name by itself, and keeps it when it is renamed.
 *
 * @param id of the device that is changed; null: a new one
 * @param taken short names of all devices
 */
export function deviceSchema(id: string | null, taken: readonly string[]): z.ZodType<Device, DeviceForm> {
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
