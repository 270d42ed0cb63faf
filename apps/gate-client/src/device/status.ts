import type { DeviceStatus } from '@cordon/protocol/wire/session.ts';
import type { Timers } from '../clock/ticker.ts';

/** The part of the Battery API that is used. */
export type Battery = {
  level: number; // 0 to 1
  charging: boolean;
  addEventListener(event: 'levelchange' | 'chargingchange', listener: () => void): void;
};

export type StatusParts = {
  battery(): Promise<Battery | null>;
  send(status: DeviceStatus): void;
  timers: Timers;
};

const everyMs = 60_000;
const worthSending = 5; // per cent

export type StatusSender = { sendNow(): void };

/** [U225] Tells how the device is: about once a minute, and at once when its battery has changed by much or is charged. */
export function createStatusSender({ battery, send, timers }: StatusParts): StatusSender {
  let found: Battery | null = null;
  let sent: DeviceStatus | null = null;
  let next: unknown = null;

  function present(): DeviceStatus {
    if (found === null) return { battery: null, charging: null };
    return { battery: Math.round(found.level * 100), charging: found.charging };
  }

  function sendNow(): void {
    timers.clearTimeout(next);
    sent = present();
    send(sent);
    next = timers.setTimeout(sendNow, everyMs);
  }

  function look(): void {
    const { battery: level, charging } = present();
    const moved = Math.abs((level ?? 0) - (sent?.battery ?? 0)) >= worthSending;
    if (sent !== null && (moved || charging !== sent.charging)) sendNow();
  }

  void battery().then(
    (lent) => {
      found = lent;
      lent?.addEventListener('levelchange', look);
      lent?.addEventListener('chargingchange', look);
    },
    () => undefined, // the browser refuses
  );
  return { sendNow };
}

/** The Battery API, where the browser has one; most do not. */
export function browserBattery(): Promise<Battery | null> {
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
  return getBattery === undefined ? Promise.resolve(null) : getBattery.call(navigator);
}
