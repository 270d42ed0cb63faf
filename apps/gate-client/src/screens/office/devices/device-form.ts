import { type Device, device as deviceShape } from '@cordon/protocol/site/device.ts';
import { z } from 'zod';
import { slugOf } from '../parts/new-id.ts';

export const deviceForm = z.object({ name: z.string(), stations: z.array(z.string()) });
export type DeviceForm = z.infer<typeof deviceForm>;

export const newDevice: DeviceForm = { name: '', stations: [] };

export function formOf({ name, stations }: Device): DeviceForm {
  return { name, stations };
}

/**
 * [U234] The device that a form describes; null while it has no name. A new one gets a free short name by itself, and
 * keeps it when it is renamed.
 *
 * @param id of the device that is changed; null: a new one
 * @param taken short names of all devices
 */
export function readDevice({ name, stations }: DeviceForm, id: string | null, taken: readonly string[]): Device | null {
  const read = deviceShape.safeParse({ id: id ?? slugOf(name, taken, 'device'), name, stations });
  return read.success ? read.data : null;
}
