import { personId, slug, stationId } from '@cordon/protocol/ids.ts';
import { deviceId } from '@cordon/protocol/site/device.ts';
import { z } from 'zod';
import { auditKinds } from '../../audit/audit-kinds.ts';
import { inAddress } from '../../place/use-place.ts';

/* [U380] What may stand in the address of a page of the office. IDs and choices only: what is typed is in no address. */

const isOpen = inAddress(z.literal(true));

export const declarationViews = ['all', 'expected', 'here', 'closed'] as const;
export type DeclarationView = (typeof declarationViews)[number];
export const declarationsSearch = z.object({ view: inAddress(z.enum(declarationViews)), import: isOpen });

export const peopleSearch = z.object({ person: inAddress(personId), access: inAddress(personId), add: isOpen });
export const stationsSearch = z.object({ station: inAddress(stationId), add: isOpen });
export const batchesSearch = z.object({ add: isOpen });
export const notificationsSearch = z.object({ channel: inAddress(slug), add: isOpen });
export const devicesSearch = z.object({ device: inAddress(deviceId), add: isOpen });
export const auditSearch = z.object({ kind: inAddress(z.enum(auditKinds)) });

export const entryKinds = ['route', 'event', 'command'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const apiSearch = z.object({
  kind: inAddress(z.enum(entryKinds)),
  entry: inAddress(z.string().max(100)), // a name of the documents: compared with what they have, and never shown
});
