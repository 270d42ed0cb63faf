import { randomUUID } from 'node:crypto';
import { deviceWithKey } from '@cordon/protocol/site/device.ts';
import type { Submit } from '../../../commands/submit.ts';
import type { Live } from '../../../feed/live.ts';
import type { Devices } from '../../../identity/devices.ts';
import type { SiteTime } from '../../../ops/clock.ts';
import type { Audit } from '../../audit.ts';
import { actorOf } from '../../duty.ts';
import { refusal } from '../../refusal.ts';
import { handle, type Route } from '../route.ts';
import { named } from './session.ts';

export type DeviceRouteParts = {
  devices: Devices;
  live: Pick<Live, 'site' | 'reached'>;
  submit: Submit;
  siteClock: SiteTime;
  audit: Audit;
  /** The origins by which tablets reach this server. */
  addresses: () => readonly string[];
};

const byTheEdge = { kind: 'system', name: 'edge' } as const;

export function deviceRoutes({ devices, live, submit, siteClock, audit, addresses }: DeviceRouteParts): Route[] {
  const known = () => live.site().state.devices;
  return [
    handle('GET /device', ({ thumbprint }) => {
      const device = deviceWithKey(known(), thumbprint);
      const revoked = known().some(({ key }) => key.is === 'revoked' && key.thumbprint === thumbprint);
      return Promise.resolve({ ok: true, device: device && named(device), revoked: device === null && revoked });
    }),
    handle('POST /device', async ({ body, thumbprint }) => {
      const taken = await devices.take(body.code);
      if (taken === null) {
        audit.refused(null, 'enrolment', { type: 'enrolmentRefused', code: 'enrol-code-wrong' });
        return refusal('enrol-code-wrong');
      }
      const { deviceId } = taken;
      const enrolled = await submit(
        { type: 'enrolDevice', commandId: randomUUID(), observedAt: siteClock.now(), deviceId, thumbprint },
        byTheEdge,
        null,
      );
      if (!enrolled.ok) {
        await taken.giveBack();
        return refusal(enrolled.code, enrolled.params);
      }
      await live.reached(enrolled.seq); // so that a PIN is accepted as soon as the tablet has its answer
      const device = deviceWithKey(known(), thumbprint);
      return device === null ? refusal('unavailable') : { ok: true, device: named(device) };
    }),
    handle('GET /devices', async () => ({ ok: true, devices: await devices.list() })),
    handle('POST /devices/:deviceId/code', async ({ params: { deviceId }, session }) => {
      // The record first, as with new PINs.
      const noted = await submit(
        { type: 'noteDeviceInvited', commandId: randomUUID(), observedAt: siteClock.now(), deviceId },
        actorOf(session),
        session.sessionKey,
      );
      if (!noted.ok) return refusal(noted.code, noted.params);
      return { ok: true, ...(await devices.invite(deviceId)), addresses: [...addresses()] };
    }),
  ];
}
