import { minuteMs } from '@cordon/protocol/time.ts';
import type { StaffMember, Station } from '@cordon/protocol/site/settings.ts';
import type { Credentials } from '../support/device.ts';
import { api } from './api.ts';
import { type Duty, type Officer, onDuty } from './officer.ts';

/** Everybody on duty in the night. */
export type NightCrew = {
  gate: Officer;
  gateId: string;
  points: ReadonlyMap<string, Officer>; // by station
  supervisors: readonly [Officer, Officer];
};

/** Takes people on for one night, and afterwards off duty again: the server may be somebody else's. */
export type Agency = {
  office: Officer;
  /** Somebody new, signed in. */
  hire(
    name: string,
    role: StaffMember['role'],
    stations: Station['id'][],
    watch?: Duty['ledger']['fed'],
  ): Promise<Officer>;
  /** Once, however often it is asked: everybody who was hired, also when the night broke off. */
  letGo(): Promise<void>;
};

export async function openAgency(duty: Duty, administrator: Credentials): Promise<Agency> {
  const office = await onDuty(duty, administrator);
  // An office that nobody touches for half an hour is signed off, and a night is long.
  const atWork = setInterval(() => {
    office
      .token()
      .then((token) => api(duty.device, 'GET', '/session', { token }))
      .catch(() => undefined); // the next thing it asks for says why
  }, 5 * minuteMs);
  const hired: StaffMember[] = [];
  const signedIn: Officer[] = [];
  let letting: Promise<void> | null = null;

  async function letAllGo(): Promise<void> {
    const left: string[] = [];
    for (const officer of signedIn) officer.leave(); // of themselves: who is sent off signs in again
    for (const member of hired) {
      // One who can't be let go keeps nobody else on duty.
      const letGo = await office.send({ type: 'saveStaff', member: { ...member, active: false } }).catch(() => null);
      if (letGo?.ok !== true) left.push(member.staffNumber);
    }
    clearInterval(atWork);
    office.leave();
    if (left.length > 0) throw new Error(`still on duty on that server, hired for the night: ${left.join(', ')}`);
  }

  return {
    office,
    async hire(name, role, stations, watch) {
      const taken = new Set(office.picture.site.state.staff.map((member) => member.staffNumber));
      const staffNumber = freeNumber(taken);
      const personId = `night-${name}-${staffNumber}`;
      const member = { personId, staffNumber, name: `Night ${name}`, role, stations, active: true };
      if (letting !== null) throw new Error('the night is over');
      hired.push(member); // first: who is saved without an answer is on duty too
      const ack = await office.send({ type: 'saveStaff', member });
      if (!ack.ok) {
        hired.pop();
        throw new Error(`the office could not take on ${name}: ${ack.code}`);
      }
      await office.picture.until(({ site }) => (site.version >= ack.version ? site : undefined));
      const { pin } = await api<{ pin: string }>(duty.device, 'POST', `/staff/${personId}/pin`, {
        token: await office.token(),
      });
      const officer = await onDuty(duty, { staffNumber, pin }, watch);
      signedIn.push(officer);
      return officer;
    },
    letGo: () => (letting ??= letAllGo()),
  };
}

/** The administrator takes on one officer for the gate and each point, and two supervisors; each signs in. */
export async function muster({ ledger }: Pick<Duty, 'ledger'>, { office, hire }: Agency): Promise<NightCrew> {
  const { stations } = office.picture.site.state;
  const gateId = stations.find(({ kind }) => kind === 'gate')?.id ?? '';
  const points = stations.filter(({ kind }) => kind !== 'gate');

  const gate = await hire('gate', 'gate', [gateId]);
  const atPoints = new Map<string, Officer>();
  for (const { id } of points) atPoints.set(id, await hire(id, 'unloading', [id]));
  // One follower of the whole site keeps the ledger.
  const first = await hire('first', 'supervisor', [], ledger.fed);
  const second = await hire('second', 'supervisor', []);
  return { gate, gateId, points: atPoints, supervisors: [first, second] };
}

function freeNumber(taken: ReadonlySet<string>): string {
  let number = 9001;
  while (taken.has(String(number))) number += 1;
  return String(number);
}
