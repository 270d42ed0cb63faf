import { describe, expect, it } from 'vitest';
import { administrator } from '../testing/actors.ts';
import { siteAt, tenAtNight } from '../testing/site.ts';
import { visitA } from '../testing/journey.ts';
import { applyEvents } from '../engine/change.ts';
import { siteAggregate } from './aggregate.ts';
import { decideSite } from './decide.ts';
import { type Device, deviceWithKey, maxDevices, type SiteDevice } from './device.ts';
import { dutyOf } from './duty.ts';
import type { SiteEvent, SiteState } from './state.ts';

const facts = { now: tenAtNight, actor: administrator };
const envelope = { commandId: visitA, observedAt: tenAtNight };
const by = { personId: 'admin-1', name: '专班', role: 'admin' } as const;
const held = 'k'.repeat(43);

const tablet = (change: Partial<Device> = {}): Device => ({ id: 'tablet', name: '平板', stations: [], ...change });
const after = (site: SiteState, ...events: SiteEvent[]) =>
  applyEvents(siteAggregate, 'site', { version: 1, state: site }, events, { at: tenAtNight, by }).changed.after.state;
const withTablet = after(siteAt(), { type: 'deviceSaved', device: tablet({ stations: ['main-gate', 'north-shop'] }) });
const enrolled = after(withTablet, { type: 'deviceEnrolled', deviceId: 'tablet', thumbprint: held });
const revoked = after(enrolled, { type: 'deviceRevoked', deviceId: 'tablet', reason: '遗失' });
const known = (site: SiteState): SiteDevice | undefined => site.devices.find(({ id }) => id === 'tablet');

describe('a device', () => {
  const save = (site: SiteState, device: Device) =>
    decideSite(site, { type: 'saveDevice', ...envelope, device }, facts);

  it('[DV1] is named and bound to stations; a new one waits for its key', () => {
    const device = tablet({ stations: ['main-gate', 'main-gate', 'north-shop'] });
    const saved = { ...device, stations: ['main-gate', 'north-shop'] };
    expect(save(siteAt(), device)).toEqual({ ok: true, events: [{ type: 'deviceSaved', device: saved }] });
    expect(known(withTablet)).toEqual({ ...saved, key: { is: 'awaited' } });
  });

  it('[DV1] keeps its key when it is renamed or bound elsewhere', () => {
    const renamed = after(enrolled, {
      type: 'deviceSaved',
      device: tablet({ name: '二号', stations: ['north-shop'] }),
    });
    expect(known(renamed)).toMatchObject({ name: '二号', stations: ['north-shop'], key: { thumbprint: held } });
  });

  it('[DV1] has a name of its own, stations that there are, and is one of not too many', () => {
    expect(save(withTablet, tablet({ id: 'other' }))).toMatchObject({ ok: false, code: 'device-name-taken' });
    const otherwise = tablet({ id: 'other', name: ` ${tablet({}).name}－` });
    expect(save(withTablet, otherwise)).toMatchObject({ ok: false, code: 'device-name-taken' }); // [ID6]
    expect(save(siteAt(), tablet({ stations: ['nowhere'] }))).toMatchObject({ ok: false, code: 'station-unknown' });
    const devices = Array.from({ length: maxDevices }, (_, n) => ({
      ...tablet({ id: `t-${n}`, name: `平板 ${n}` }),
      key: { is: 'awaited' } as const,
    }));
    expect(save(siteAt(tenAtNight, { devices }), tablet())).toMatchObject({ ok: false, code: 'too-many-devices' });
    expect(save(siteAt(tenAtNight, { devices }), { ...tablet({ id: 't-0', name: '新名' }) })).toMatchObject({
      ok: true,
    });
  });

  const enrol = (site: SiteState, deviceId: string, thumbprint = held) =>
    decideSite(site, { type: 'enrolDevice', ...envelope, deviceId, thumbprint }, facts);

  it('[DV2] is enrolled with a key, which then is its alone', () => {
    expect(enrol(withTablet, 'tablet')).toMatchObject({ ok: true, events: [{ type: 'deviceEnrolled' }] });
    expect(deviceWithKey(enrolled.devices, held)?.id).toBe('tablet');
    expect(enrol(enrolled, 'tablet')).toEqual({ ok: true, events: [] });
    expect(enrol(enrolled, 'first-tablet')).toMatchObject({ ok: false, code: 'device-enrolled' });
    expect(enrol(enrolled, 'first-tablet', 'o'.repeat(43))).toMatchObject({ ok: true });
    expect(enrol(enrolled, 'nothing')).toMatchObject({ ok: false, code: 'device-unknown' });
  });

  const revoke = (site: SiteState) =>
    decideSite(site, { type: 'revokeDevice', ...envelope, deviceId: 'tablet', reason: '遗失' }, facts);

  it('[DV2] is revoked once; its key is nobody’s, and it may be enrolled anew', () => {
    expect(revoke(enrolled)).toMatchObject({ ok: true, events: [{ type: 'deviceRevoked', reason: '遗失' }] });
    for (const site of [withTablet, revoked]) {
      expect(revoke(site)).toMatchObject({ ok: false, code: 'device-not-enrolled' });
    }
    expect(deviceWithKey(revoked.devices, held)).toBeNull();
    expect(known(revoked)?.key).toEqual({ is: 'revoked', thumbprint: held, at: tenAtNight, reason: '遗失' });
    expect(enrol(revoked, 'tablet')).toMatchObject({ ok: true, events: [{ type: 'deviceEnrolled' }] });
  });

  it('[S8] an invitation leaves its trace, without the code', () => {
    const note = { type: 'noteDeviceInvited', ...envelope, deviceId: 'tablet' } as const;
    expect(decideSite(withTablet, note, facts)).toEqual({
      ok: true,
      events: [{ type: 'deviceInvited', deviceId: 'tablet', name: '平板' }],
    });
  });
});

describe('the duty of somebody on a device', () => {
  const device = { id: 'tablet', thumbprint: held };

  it('[DV4] is at the stations that are both theirs and the device’s', () => {
    expect(dutyOf(enrolled, 'gate-1', device)).toMatchObject({ stations: ['main-gate'], device: { id: 'tablet' } });
    expect(dutyOf(enrolled, 'unloading-1', device)?.stations).toEqual(['north-shop']);
    expect(dutyOf(enrolled, 'supervisor-1', device)?.stations).toEqual([]);
    expect(dutyOf(enrolled, 'unloading-1', undefined)?.stations).toHaveLength(8);
  });

  it('[DV4] ends with the device, with its key, and with the person', () => {
    expect(dutyOf(revoked, 'gate-1', device)).toBeNull();
    expect(dutyOf(withTablet, 'gate-1', device)).toBeNull();
    expect(dutyOf(enrolled, 'gate-1', { ...device, thumbprint: 'o'.repeat(43) })).toBeNull();
    expect(dutyOf(enrolled, 'gate-1', { ...device, id: 'first-tablet' })).toBeNull();
    expect(dutyOf(enrolled, 'nobody', device)).toBeNull();
    const staff = enrolled.staff.map((member) => ({ ...member, active: false }));
    expect(dutyOf({ ...enrolled, staff }, 'gate-1', device)).toBeNull();
  });
});
