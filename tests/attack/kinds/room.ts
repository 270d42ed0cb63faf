import { placeOf } from '../place.ts';
import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import { type Client, registerDriver } from '@cordon/server/testing/cordon.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import { clientAt } from '../client.ts';
import type { Kind } from '../kind.ts';
import { openOffice, type Person } from '../office.ts';
import { leaksIn } from '../room/packets.ts';
import { forbiddenPaths, forbiddenSteps, roomEvents, widerFollows } from '../room/requests.ts';

const [own, other] = ['first-canteen', 'north-shop'];

/** [AT4] A point officer who asks for more than their station. */
export const room: Kind = {
  name: 'room',
  async run({ server, say }) {
    const { url } = server;
    const office = await openOffice(server);
    const bound = await office.tablet('own-tablet', [own]);
    const both = await office.tablet('both-tablet', [own, other]);
    const driver = await registerDriver(server, office.token);
    const eta = Date.now() + 48 * hourMs;
    const declare = async (plate: string, stop: string) => {
      const visitId = newId();
      const declaration = declarationOf({ plate, stops: [stop], eta, declaredAt: eta - 40 * hourMs, crew: [driver] });
      await office.ask({ type: 'declareVisit', visitId, declaration });
      return visitId;
    };
    const granted: string[] = [];
    let tries = 0;
    const codes = new Map<string, number>();
    const tried = (what: string, { ok, code = 'ok' }: { ok: boolean; code?: string }) => {
      tries += 1;
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (ok) granted.push(what);
    };
    const arrive = async (person: Person, on: typeof bound): Promise<{ token: string; client: Client }> => {
      const { token } = await on.signIn({ staffNumber: person.member.staffNumber, pin: person.pin });
      return { token, client: await clientAt(url, await on.auth(token)) };
    };

    const otherVisit = await declare('渝A90001', other);
    const officer = await office.hire('unloading', [own]);
    const elsewhere = await office.hire('unloading', [own, other]);
    const supervisor = await office.hire('supervisor', []);
    const { token, client } = await arrive(officer, both);
    const followed = [await client.follow({ after: 0 }), await client.follow()];
    const [, first] = followed;
    const since = first?.ok === true ? { after: placeOf(first) } : {}; // every event from here on, not a snapshot
    say('wider views, rooms by name, others’ visits over HTTP, others’ steps');
    for (const payload of widerFollows) tried(`follow ${JSON.stringify(payload)}`, await client.follow(payload));
    for (const event of roomEvents) {
      tried(
        `event ${event}`,
        (await client.socket.timeout(10_000).emitWithAck(event, { room: 'admin' })) as { ok: boolean },
      );
    }
    for (const [method, path, json] of forbiddenPaths(otherVisit)) {
      const { text } = await both.send(method, `/api/v1${path}`, { token, ...(json === undefined ? {} : { json }) });
      tried(`${method} ${path}`, JSON.parse(text) as { ok: boolean });
    }
    for (const body of forbiddenSteps(otherVisit, own, other)) {
      tried(body.type, await client.command(commandOf(body, Date.now())));
    }
    // The same person may do it on another tablet, not on this one.
    const limited = await arrive(elsewhere, bound);
    const followedThere = await limited.client.follow();
    for (const body of forbiddenSteps(otherVisit, own, other)) {
      tried(`${body.type} on a tablet of another station`, await limited.client.command(commandOf(body, Date.now())));
    }

    // Something of everything happens while they listen.
    const later = await declare('渝A90002', other);
    await office.ask({ type: 'setLockdown', reason: '演练' });
    const { client: lifting } = await arrive(supervisor, both);
    await lifting.command(commandOf({ type: 'liftLockdown', reason: '演练结束' }, Date.now()));
    const hired = await office.hire('unloading', [other]);
    await office.tablet('later-tablet', [other]);
    const mine = await declare('渝A90003', own);
    const all = [client, limited.client];
    const hasHeard = ({ packets }: Client) => JSON.stringify(packets).includes(mine);
    const { member } = officer;
    const numbers = [officer, elsewhere, supervisor, hired].map((person) => person.member.staffNumber);
    const thumbprints = [bound.thumbprint, both.thumbprint, server.device.thumbprint];
    const words = [
      otherVisit,
      later,
      '渝A90001',
      '渝A90002',
      server.administrator.staffNumber,
      ...numbers,
      ...thumbprints,
    ];
    for (let looks = 0; looks < 200 && !all.every(hasHeard); looks += 1) await client.follow(since);
    const packets = [...followed, followedThere, await client.follow(since), ...all.flatMap((one) => one.packets)];
    const leaks = packets.flatMap((packet) => leaksIn(packet, { station: own, words }));
    const heard = all.every(hasHeard) && followed.every(({ ok }) => ok) && followedThere.ok;
    for (const one of [...all, lifting]) one.socket.disconnect();
    office.leave();
    return {
      figures: {
        tries,
        granted: granted.length,
        codes: Object.fromEntries(codes),
        packets: packets.length,
        leaks: leaks.length,
      },
      broken: [
        ...granted.slice(0, 10).map((what) => `granted: ${what}`),
        ...[...new Set(leaks)].map((what) => `${member.role} officers heard ${what}`),
        ...(heard ? [] : ['what is their own did not reach them']),
      ],
    };
  },
};
