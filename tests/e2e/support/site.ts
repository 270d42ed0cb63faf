import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@cordon/protocol/time.ts';
import { readConfig } from '@cordon/server/config.ts';
import { type Cordon, startCordon } from '@cordon/server/container.ts';
import { cheapSecrets } from '@cordon/server/testing/secret-cost.ts';
import { generateKeyPair } from 'dpop';
import { type Authenticators, openAuthenticators } from '../../support/authenticators.ts';
import { type Device, openDevice, type Sent } from '../../support/device.ts';
import { openResources } from '../../support/open-resources.ts';
import { type TabletKey, tabletKeyOf } from './tablet-key.ts';
import { type HandClock, handClock } from './hand-clock.ts';

/** Just before the first vehicle of the shipped night is expected. */
export const eveningOfTheNight: Instant = Date.parse('2026-11-12T23:00+08:00');

export type Credentials = {
  staffNumber: string;
  pin: string;
  /** What their authenticator shows now; each is good once. Only asked for where the role wants it. */
  code?: () => string;
};

/** A whole site with an empty store of its own, in this process, on a clock that a hand can put forward. */
export type TestSite = {
  readonly url: string;
  readonly clock: HandClock;
  /** The site's first tablet: what tests ask without a window, and the key that their windows have. */
  readonly device: Device;
  readonly tabletKey: TabletKey;
  readonly authenticators: Authenticators;
  signInOf(staffNumber: string): Credentials;
  /** Somebody new, whose PIN was just made. */
  learn(whom: Credentials): void;
  /** Asks on the tablet. @throws Error with the refusal's code when it is refused */
  ask<T>(method: string, path: string, sent: Sent): Promise<T>;
  /** The server ends; its store stays. */
  halt(): Promise<void>;
  /** It starts again at the same address. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

export async function openTestSite(startsAt: Instant = eveningOfTheNight, clientFolder?: string): Promise<TestSite> {
  const dataFolder = realpathSync(mkdtempSync(join(tmpdir(), 'cordon-e2e-')));
  const clock = handClock(startsAt);
  const authenticators = openAuthenticators();
  const start = async (port: string): Promise<Cordon> => {
    const read = readConfig({ PORT: port, CORDON_DATA: dataFolder, LOG_LEVEL: 'error' });
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const own = clientFolder === undefined ? {} : { clientFolder };
    return startCordon(read.config, { siteClock: clock, authenticators, secretCost: cheapSecrets, ...own });
  };
  let running: Cordon | null = await start('0');
  const { url, first } = running;
  const pins = new Map(first.people.map(({ staffNumber, pin }) => [staffNumber, pin]));
  const keys = await generateKeyPair('ES256', { extractable: true });
  const device = await openDevice(url, authenticators, keys);
  await device.enrol(first.tablet?.code ?? '');

  async function halt(): Promise<void> {
    await running?.drain();
    running = null;
  }
  return {
    url,
    clock,
    signInOf(staffNumber) {
      const pin = pins.get(staffNumber);
      if (pin === undefined) throw new Error(`the demo site has nobody with number ${staffNumber}`);
      const code = () => authenticators.codeFor(authenticators.secrets.get(staffNumber) ?? '');
      return { staffNumber, pin, code };
    },
    learn: ({ staffNumber, pin }) => void pins.set(staffNumber, pin),
    async ask<T>(method: string, path: string, sent: Sent) {
      const answer = JSON.parse((await device.send(method, `/api/v1${path}`, sent)).text) as {
        ok: boolean;
        code?: string;
      };
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.code ?? 'refused'}`);
      return answer as T;
    },
    device,
    tabletKey: await tabletKeyOf(keys),
    authenticators,
    halt,
    async resume() {
      running = await start(new URL(url).port);
    },
    stop: openResources.add(`the site in ${dataFolder}`, async () => {
      await halt();
      rmSync(dataFolder, { recursive: true, force: true });
    }),
  };
}

/** Who is on duty at the demo site. */
export const people = {
  gate: '1001',
  unloading: '2001',
  supervisor: '3001',
  otherSupervisor: '3002',
  office: '4001',
  auditor: '5001',
  relief: '1002', // once somebody has taken them on
} as const;
export type OnDuty = keyof typeof people;
