import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { registerDriver } from '@cordon/server/testing/cordon.ts';
import { v7 } from 'uuid';
import { nightClock } from '../simulate/clock.ts';
import { openAgency } from '../simulate/crew.ts';
import { Ledger } from '../simulate/ledger.ts';
import type { Officer } from '../simulate/officer.ts';
import type { AttackedServer } from './server.ts';

const squadSize = 8;
export const insiders = 8;

/** Eight honest people at work on the attacked server, and eight who are not. How one signs in is known in this file and nowhere else. */
export type Squad = {
  members: readonly Member[];
  /** The packet by which a raw connection signs in as one of those who turned: they are others, with a right to be here. */
  signInPacket(insider: number): Promise<string>;
  leave(): Promise<void>;
};

export type Member = {
  /** One more command that is carried out: a commit that everybody follows. */
  work(): Promise<{ ok: boolean; ms: number }>;
};

export async function musterSquad({ url, device, administrator }: AttackedServer): Promise<Squad> {
  const duty = { url, device, clock: nightClock(1, Date.now()), ledger: new Ledger(0) };
  const agency = await openAgency(duty, administrator);
  const driver = await registerDriver({ device }, await agency.office.token());
  const officers: Officer[] = [];
  for (let i = 0; i < squadSize; i++) officers.push(await agency.hire(`squad-${i}`, 'admin', []));
  const turned: Officer[] = [];
  for (let i = 0; i < insiders; i++) turned.push(await agency.hire(`insider-${i}`, 'supervisor', []));

  const memberOf = (officer: Officer, number: number): Member => {
    const visitId = v7();
    const eta = Date.now() + 48 * hourMs;
    let quantity = 0;
    return {
      async work() {
        quantity += 1;
        const goods = [{ name: '青菜', quantity, unit: 'kg' }];
        const plate = `渝A${String(70_000 + number)}`;
        const declaration = declarationOf({ plate, goods, eta, declaredAt: eta - 40 * hourMs, crew: [driver] });
        const sent = performance.now();
        const ack = await officer.send({ type: 'declareVisit', visitId, declaration });
        return { ok: ack.ok, ms: performance.now() - sent };
      },
    };
  };
  return {
    members: officers.map(memberOf),
    async signInPacket(insider) {
      const token = (await turned[insider % insiders]?.token()) ?? '';
      return `40${JSON.stringify(await device.auth(token))}`;
    },
    leave: () => agency.letGo(),
  };
}
