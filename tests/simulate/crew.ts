import type { StaffMember, Station } from '@cordon/protocol/site/settings.ts';
import { api } from './api.ts';
import { type Duty, type Officer, onDuty } from './officer.ts';

/** Everybody on duty in the night. */
export type NightCrew = {
  gate: Officer;
  gateId: string;
  points: ReadonlyMap<string, Officer>; // by station
  supervisors: readonly [Officer, Officer];
  office: Officer;
};

type Credentials = { staffNumber: string; pin: string };

/** The administrator takes on one officer for the gate and each point, and two supervisors; each signs in. */
export async function muster(duty: Duty, administrator: Credentials): Promise<NightCrew> {
  const office = await onDuty(duty, administrator);
  const { stations } = office.picture.site.state;
  const gateId = stations.find(({ kind }) => kind === 'gate')?.id ?? '';
  const points = stations.filter(({ kind }) => kind !== 'gate');
  const hire = hirer(duty, office);

  const gate = await onDuty(duty, await hire('gate', 'gate', [gateId]));
  const atPoints = new Map<string, Officer>();
  for (const { id } of points) atPoints.set(id, await onDuty(duty, await hire(id, 'unloading', [id])));
  // One follower of the whole site keeps the ledger.
  const first = await onDuty(duty, await hire('first', 'supervisor', []), duty.ledger.fed);
  const second = await onDuty(duty, await hire('second', 'supervisor', []));
  return { gate, gateId, points: atPoints, supervisors: [first, second], office };
}

function hirer({ url }: Duty, office: Officer) {
  return async (name: string, role: StaffMember['role'], stations: Station['id'][]): Promise<Credentials> => {
    const taken = new Set(office.picture.site.state.staff.map((member) => member.staffNumber));
    const staffNumber = freeNumber(taken);
    const personId = `night-${name}-${staffNumber}`;
    const member: StaffMember = { personId, staffNumber, name: `Night ${name}`, role, stations, active: true };
    const ack = await office.send({ type: 'saveStaff', member });
    if (!ack.ok) throw new Error(`the office could not take on ${name}: ${ack.code}`);
    await office.picture.until(({ site }) => (site.version >= ack.version ? site : undefined));
    const { pin } = await api<{ pin: string }>(url, 'POST', `/staff/${personId}/pin`, { token: await office.token() });
    return { staffNumber, pin };
  };
}

function freeNumber(taken: ReadonlySet<string>): string {
  let number = 9001;
  while (taken.has(String(number))) number += 1;
  return String(number);
}

export function dismiss({ gate, points, supervisors, office }: NightCrew): void {
  for (const officer of [gate, ...points.values(), ...supervisors, office]) officer.leave();
}
