import type { Role } from '@cordon/protocol/roles.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { clientOf, openSocket, whenConnected } from '@cordon/server/testing/cordon.ts';
import { type CommandBody, commandOf } from '@cordon/server/testing/commands.ts';
import { z } from 'zod';
import { type Device, openDevice } from '../support/device.ts';
import type { AttackedServer } from './server.ts';

export type Person = { member: StaffMember; pin: string };

/** The administrator at work: takes on those who attack and those who are attacked, and hands out tablets. */
export type Office = {
  /** @returns the answer to a command that was carried out @throws Error with the refusal's code */
  ask(body: CommandBody): Promise<Extract<Ack, { ok: true }>>;
  call(method: string, path: string, json?: unknown): Promise<Record<string, unknown>>;
  token: string;
  hire(role: Role, stations: string[]): Promise<Person>;
  /** A new browser that is enrolled as this device of the site, whatever it was before. */
  tablet(id: string, stations: string[]): Promise<Device>;
  leave(): void;
};

const mostTries = 100;
const patienceMs = 20;
const answer = z.looseObject({ ok: z.boolean(), code: z.string().optional() });
let lastNumber = 6_000; // of everybody who is taken on, for all attacks

export async function openOffice({ url, device, authenticators, administrator }: AttackedServer): Promise<Office> {
  const { token } = await device.signIn(administrator);
  const socket = openSocket(url, await device.auth(token));
  const client = clientOf(socket);
  await whenConnected(socket);

  const call: Office['call'] = async (method, path, json) => {
    // What was just saved is known to every process a moment later.
    for (let tries = 1; ; tries += 1) {
      const { text } = await device.send(method, `/api/v1${path}`, { token, ...(json === undefined ? {} : { json }) });
      const read = answer.parse(JSON.parse(text));
      if (read.ok) return read;
      if (read.code !== 'not-found' || tries === mostTries) throw new Error(`${method} ${path}: ${read.code}`);
      await pause(patienceMs);
    }
  };
  const ask: Office['ask'] = async (body) => {
    const command = commandOf(body, Date.now());
    for (let tries = 1; ; tries += 1) {
      const ack = await client.command(command);
      if (ack.ok) return ack;
      if (!ack.retryable || tries === mostTries) throw new Error(`${body.type}: ${ack.code}`);
      await pause(patienceMs);
    }
  };
  return {
    ask,
    call,
    token,
    async hire(role, stations) {
      const staffNumber = String((lastNumber += 1));
      const name = `Attack ${staffNumber}`;
      const member = { personId: `attack-${staffNumber}`, staffNumber, name, role, stations, active: true };
      await ask({ type: 'saveStaff', member });
      const { pin } = await call('POST', `/staff/${member.personId}/pin`);
      return { member, pin: z.string().parse(pin) };
    },
    async tablet(id, stations) {
      await ask({ type: 'saveDevice', device: { id, name: id, stations } });
      const { code } = await call('POST', `/devices/${id}/code`);
      const tablet = await openDevice(url, authenticators);
      await tablet.enrol(z.string().parse(code));
      return tablet;
    },
    leave: () => void socket.disconnect(),
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
