import { z } from 'zod';
import { alerting } from '../alert/policy.ts';
import { batchId } from '../ids.ts';
import { offlinePolicy } from '../offline/policy.ts';
import { noteText, remarkText } from '../text.ts';
import { instant } from '../time.ts';
import { envelope } from '../wire/envelope.ts';
import { channel, channelId } from './channel.ts';
import { device, deviceId } from './device.ts';
import { batch, limits, openingHours, staffMember, station } from './settings.ts';

const base = { ...envelope };

export const declareClear = z.strictObject({
  type: z.literal('declareClear'),
  ...base,
  until: instant,
  statement: remarkText, // how it was confirmed that everybody is indoors
});
export const revokeClear = z.strictObject({ type: z.literal('revokeClear'), ...base, reason: noteText });
export const setLockdown = z.strictObject({ type: z.literal('setLockdown'), ...base, reason: noteText });
export const liftLockdown = z.strictObject({ type: z.literal('liftLockdown'), ...base, reason: noteText });
/** Starts paper mode: a named person answers for what is done without the server, admissions and releases included. */
export const declarePaper = z.strictObject({ type: z.literal('declarePaper'), ...base, reason: noteText });
export const endPaper = z.strictObject({ type: z.literal('endPaper'), ...base });
export const setOffline = z.strictObject({ type: z.literal('setOffline'), ...base, policy: offlinePolicy });
export const saveStation = z.strictObject({ type: z.literal('saveStation'), ...base, station });
export const setHours = z.strictObject({ type: z.literal('setHours'), ...base, hours: openingHours });
export const setLimits = z.strictObject({ type: z.literal('setLimits'), ...base, limits });
export const addBatch = z.strictObject({ type: z.literal('addBatch'), ...base, batch });
export const retireBatch = z.strictObject({ type: z.literal('retireBatch'), ...base, batchId, reason: noteText });
export const saveStaff = z.strictObject({ type: z.literal('saveStaff'), ...base, member: staffMember });

export const saveDevice = z.strictObject({ type: z.literal('saveDevice'), ...base, device });
export const revokeDevice = z.strictObject({ type: z.literal('revokeDevice'), ...base, deviceId, reason: noteText });

/* The session says where: at the stations of the person that the device is bound to. */
export const startShift = z.strictObject({ type: z.literal('startShift'), ...base });
export const endShift = z.strictObject({ type: z.literal('endShift'), ...base, note: noteText.nullable() });

export const setAlerting = z.strictObject({ type: z.literal('setAlerting'), ...base, alerting });

export const saveChannel = z.strictObject({ type: z.literal('saveChannel'), ...base, channel });
export const removeChannel = z.strictObject({ type: z.literal('removeChannel'), ...base, channelId });

export const siteCommand = z.discriminatedUnion('type', [
  declareClear,
  revokeClear,
  setLockdown,
  liftLockdown,
  declarePaper,
  endPaper,
  setOffline,
  saveStation,
  setHours,
  setLimits,
  addBatch,
  retireBatch,
  saveStaff,
  saveDevice,
  revokeDevice,
  startShift,
  endShift,
  setAlerting,
  saveChannel,
  removeChannel,
]);
export type SiteCommand = z.infer<typeof siteCommand>;
