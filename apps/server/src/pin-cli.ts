import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { fingerprints } from './commands/fingerprint.ts';
import { createSubmitBatch, singly } from './commands/submit.ts';
import { type Config, readConfig } from './config.ts';
import { passwordRoles } from '@cordon/protocol/authorisation.ts';
import { createDevices } from './identity/devices.ts';
import { createIdentity } from './identity/identity.ts';
import { staffNumberForm } from './identity/sign-in.ts';
import { type Reached, reachOrStart } from './imports/reach.ts';
import { whileOpen } from './imports/while-open.ts';
import { type Keys, keysOf, siteRef } from './log/keys.ts';
import { readStored } from './log/read.ts';
import { refuseLater } from './log/format.ts';
import { siteOf } from './log/snapshot.ts';
import { createLogger } from './ops/logger.ts';
import { unmeasured } from './ops/metrics/measures.ts';
import { realClock, unguardedSiteClock } from './ops/real-clock.ts';
import { createRegister } from './people/register.ts';
import type { SiteKeys } from './people/site-key.ts';
import { keysAtHand } from './people/unlock.ts';
import { StartFault } from './start-fault.ts';

const usage = `Usage: npm run pin -- STAFF-NUMBER

Gives somebody a new PIN and prints it, once; to whoever uses a password also one for once, and an administrator sets up
their authenticator anew. What they were signed in to ends, and a lock after wrong tries is lifted.

Ends with 0 when there is a new PIN, 1 when nobody on duty has this number, 2 when the store could not be used.`;
const exitCodes = { given: 0, nobody: 1, unusable: 2 } as const;

process.exitCode = await run(process.argv.slice(2)).catch((cause: unknown) => {
  console.error(cause instanceof StartFault ? cause.message : `No PIN was given: ${String(cause)}`);
  return exitCodes.unusable;
});

async function run(args: readonly string[]): Promise<number> {
  const [staffNumber, ...others] = args;
  if (staffNumber === undefined || others.length > 0 || !staffNumberForm.test(staffNumber)) {
    console.error(usage);
    return exitCodes.unusable;
  }
  const read = readConfig(process.env);
  if (!read.ok) throw new StartFault(read.faults.join('\n'));
  return whileOpen(reach(read.config), (reached) => giveNewPin(read.config, reached, staffNumber));
}

/** Makes no site: one that was never opened has nobody to give a PIN to. @throws StartFault when there is none */
async function reach(config: Config): Promise<Reached> {
  if (config.redisUrl === undefined && !existsSync(join(config.dataFolder, 'redis'))) {
    throw new StartFault(
      `There is no site in ${config.dataFolder} yet: npm start opens one, and prints a PIN for everybody.`,
    );
  }
  return reachOrStart(config);
}

/** [S9] A person who may read the site's key on this machine can always give somebody a new PIN. */
async function giveNewPin(config: Config, { redis }: Reached, staffNumber: string): Promise<number> {
  const { dataFolder, siteKey, siteId } = config;
  const keys = keysOf(siteId);
  await refuseLater(redis, keys, realClock.now());
  const siteKeys = await keysAtHand({ redis, prefix: keys.prefix, dataFolder, siteKey });
  const site = await siteIn(redis, keys);
  if (site === null) throw new StartFault('There is no site in this store yet: npm start opens one.');
  if (siteKeys === null) {
    throw new StartFault(
      `The key of this site is not at hand: put it back as ${join(dataFolder, 'site.key')} or set CORDON_SITE_KEY.`,
    );
  }
  const member = site.staff.find((one) => one.staffNumber === staffNumber);
  if (member?.active !== true) {
    console.error(`Nobody on duty has the staff number ${staffNumber}.`);
    return exitCodes.nobody;
  }
  const { prefix } = keys;
  const identity = createIdentity({
    redis,
    prefix,
    keys: siteKeys,
    site: () => site,
    now: Date.now,
    systemClock: realClock,
  });
  const note = noting(redis, keys, siteKeys, member.personId);
  await note('notePinReset');
  const pin = await identity.resetPin(member);
  console.log(`${member.role} ${staffNumber} ${member.name}: the new PIN, shown only now, is ${pin}`);
  if (!passwordRoles.includes(member.role)) return exitCodes.given;
  await note('notePasswordReset');
  const { password } = await identity.resetPassword(member);
  console.log(`The new password for once, on a computer of their own, is ${password}`);
  // Somebody who has lost their authenticator as well has no other way to sign in.
  await note('noteTotpReset');
  await identity.removeTotp(member);
  return exitCodes.given;
}

/** [S8] The record first, here too: whose PIN it is, and that it was reset on the machine itself. */
function noting(redis: Reached['redis'], keys: Keys, siteKeys: SiteKeys, personId: string) {
  const submit = singly(
    createSubmitBatch({
      redis,
      keys,
      people: createRegister(redis, keys.prefix, siteKeys),
      devices: createDevices(redis, keys.prefix, realClock, unguardedSiteClock),
      siteClock: unguardedSiteClock,
      systemClock: realClock,
      random: Math.random,
      fingerprint: fingerprints(siteKeys.fingerprint),
      log: createLogger('silent'),
      measures: unmeasured,
    }),
  );
  return async (type: 'notePinReset' | 'notePasswordReset' | 'noteTotpReset'): Promise<void> => {
    const note = { type, commandId: randomUUID(), observedAt: Date.now(), personId };
    const noted = await submit(note, { kind: 'system', name: 'operator' }, null);
    if (!noted.ok) throw new StartFault(`Nothing was given: the reset could not be recorded (${noted.code}).`);
  };
}

async function siteIn(redis: Reached['redis'], keys: Keys): Promise<SiteState | null> {
  const [stored] = await readStored(redis, keys, [siteRef]);
  return stored ? siteOf(stored.text) : null;
}
