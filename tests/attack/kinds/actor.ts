import { placeOf } from '../place.ts';
import type { Role } from '@cordon/protocol/roles.ts';
import type { Client } from '@cordon/server/testing/cordon.ts';
import { type CommandBody, commandOf } from '@cordon/server/testing/commands.ts';
import { clientAt } from '../client.ts';
import { forgedOf, serverCommands, serverEvents } from '../actor/forgeries.ts';
import type { Kind } from '../kind.ts';
import { openOffice, pause } from '../office.ts';

const deviceId = 'actors-tablet';
const unboundDevice = { id: 'actors-other', name: 'actors-other', stations: [] };
/** What each may ask for, without anything forged in it. */
const goodOf: Readonly<Record<Exclude<Role, 'auditor'>, CommandBody>> = {
  gate: { type: 'startShift' },
  unloading: { type: 'startShift' },
  supervisor: { type: 'startShift' },
  admin: { type: 'saveDevice', device: unboundDevice },
};
const stationsOf: Readonly<Record<Role, string[]>> = {
  gate: ['main-gate'],
  unloading: ['first-canteen'],
  supervisor: [],
  admin: [],
  auditor: [],
};
/** Well below what one person may send, so that everything is looked at. */
const everyMs = 20;

/** What is asked for here, and no part of the system does by itself. */
const neverOfSystem: readonly string[] = ['shiftStarted', 'deviceSaved', 'pinReset', 'passwordReset', 'totpReset'];

/** [AT5] People who are signed in, and say that they are somebody else, or the server itself. */
export const actor: Kind = {
  name: 'actor',
  async run({ server, say }) {
    const office = await openOffice(server);
    const tablet = await office.tablet(deviceId, Object.values(stationsOf).flat());
    const accepted: string[] = [];
    const unexpected: string[] = [];
    const codes = new Map<string, number>();
    const attackers: string[] = [];
    let tries = 0;
    let worked = 0;
    let lastSeq = 0;
    const tried = (what: string, answer: { ok: boolean; code?: string }) => {
      tries += 1;
      codes.set(answer.code ?? 'ok', (codes.get(answer.code ?? 'ok') ?? 0) + 1);
      if (answer.ok) accepted.push(what);
      else if (answer.code !== 'malformed' && answer.code !== 'not-found') unexpected.push(`${what}: ${answer.code}`);
    };
    const emit = async ({ socket }: Client, event: string, payload: unknown) => {
      await pause(everyMs);
      return (await socket.timeout(10_000).emitWithAck(event, payload)) as { ok: boolean; code?: string };
    };
    const before = await clientAt(server.url, await server.device.auth(office.token));
    const start = await before.follow();
    say('forged actors, commands of the server, events of the server');
    const attackAs = async ([role, body]: [Role, CommandBody]) => {
      const { member, pin } = await office.hire(role, stationsOf[role]);
      const { token } = await tablet.signIn({ staffNumber: member.staffNumber, pin });
      const client = await clientAt(server.url, await tablet.auth(token));
      attackers.push(member.personId);
      const good = () => commandOf(body, Date.now());
      for (const { what, payload } of [...forgedOf(good), ...serverCommands('admin-1', deviceId)]) {
        tried(`${role}: ${what}`, await emit(client, 'command', payload));
      }
      for (const event of serverEvents) tried(`${role}: event ${event}`, await emit(client, event, good()));
      const inSignIn = { staffNumber: member.staffNumber, pin, role: 'admin', personId: 'admin-1' };
      const { text } = await tablet.send('POST', '/api/v1/session', { json: inSignIn });
      tried(`${role}: sign-in`, JSON.parse(text) as { ok: boolean; code?: string });
      const written = before.packets
        .flatMap(({ events }) => events)
        .filter(({ by }) => by.personId === member.personId);
      if (written.length > 0) accepted.push(`${role}: ${written.length} entries in the feed`);
      const ack = await client.command(good());
      if (ack.ok) {
        worked += 1;
        lastSeq = Math.max(lastSeq, ack.seq);
      }
      client.socket.disconnect();
    };
    await Promise.all((Object.entries(goodOf) as [Role, CommandBody][]).map(attackAs));
    // Whatever was accepted unseen stands in the feed.
    const readOn = () => before.follow(start.ok ? { after: placeOf(start) } : {});
    let end = await readOn();
    while (end.ok && end.seq < lastSeq) end = await pause(everyMs).then(readOn); // the answer may come before the entry
    const events = end.ok && 'events' in end ? end.events : [];
    const theirs = events.filter(({ by }) => attackers.includes(by.personId ?? '')).length;
    const bySystem = events.filter(
      ({ by, event }) => by.role === 'system' && neverOfSystem.includes(event.type),
    ).length;
    before.socket.disconnect();
    office.leave();
    return {
      figures: { tries, accepted: accepted.length, codes: Object.fromEntries(codes), theirs, bySystem },
      broken: [
        ...accepted.slice(0, 10).map((what) => `accepted: ${what}`),
        ...unexpected.slice(0, 10).map((what) => `not refused as what it is: ${what}`),
        ...(theirs === worked ? [] : [`the feed holds ${theirs} entries of theirs and not ${worked}`]),
        ...(bySystem === 0 ? [] : [`the feed holds ${bySystem} entries by the server that it was not asked for`]),
        ...(worked === attackers.length ? [] : ['what was not forged was refused']),
      ],
    };
  },
};
