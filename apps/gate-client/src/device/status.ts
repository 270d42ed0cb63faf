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
  tell(status: DeviceStatus): void;
  timers: Timers;
};

const everyMs = 60_000;
const worthTelling = 5; // per cent

export type StatusTeller = { tellNow(): void };

/** [U225] Tells how the device is: about once a minute, and at once when its battery has changed by much or is charged. */
export function createStatusTeller({ battery, tell, timers }: StatusParts): StatusTeller {
  let found: Battery | null = null;
  let told: DeviceStatus | null = null;
  let next: unknown = null;

  function present(): DeviceStatus {
    if (found === null) return { battery: null, charging: null };
    return { battery: Math.round(found.level * 100), charging: found.charging };
  }

  function tellNow(): void {
    timers.clearTimeout(next);
    told = present();
    tell(told);
    next = timers.setTimeout(tellNow, everyMs);
  }

  function look(): void {
    const { battery: level, charging } = present();
    const moved = Math.abs((level ?? 0) - (told?.battery ?? 0)) >= worthTelling;
    if (told !== null && (moved || charging !== told.charging)) tellNow();
  }

  void battery().then(
    (lent) => {
      found = lent;
      lent?.addEventListener('levelchange', look);
      lent?.addEventListener('chargingchange', look);
    },
    () => undefined, // the browser refuses
  );
  return { tellNow };
}

/** The Battery API, where the browser has one; most do not. */
export function browserBattery(): Promise<Battery | null> {
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
  return getBattery === undefined ? Promise.resolve(null) : getBattery.call(navigator);
}
