import { declarationOf } from '@cordon/protocol/testing/declarations.ts';
import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import { hourMs } from '@cordon/protocol/time.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { type Client, clientOf, openSocket, whenConnected } from '@cordon/server/testing/cordon.ts';
import type { TestAuthor } from '@cordon/server/testing/author.ts';
import { commandOf, newId } from '@cordon/server/testing/commands.ts';
import type { Device } from '../../support/device.ts';

/** Of one connection at a time: a few fewer than a connection may have under way. */
export const lanesOfConnection = 24;

export type Tally = { sent: number; accepted: number; refused: Map<string, number>; unanswered: number };
export const newTally = (): Tally => ({ sent: 0, accepted: 0, refused: new Map(), unanswered: 0 });

/** Visits that are declared again and again; each for one lane, so that nobody waits for anybody else's version. */
export function laneVisits(connections: number, driver: CrewMember) {
  const eta = Date.now() + 48 * hourMs;
  let quantity = 0;
  const visits = Array.from({ length: connections }, () => Array.from({ length: lanesOfConnection }, () => newId()));
  return (connection: number, lane: number) => {
    quantity += 1;
    const goods = [{ name: '青菜', quantity, unit: 'kg' }];
    const plate = `渝A${String(80_000 + connection * lanesOfConnection + lane)}`;
    const declaration = declarationOf({ plate, goods, eta, declaredAt: eta - 40 * hourMs, crew: [driver] });
    return commandOf({ type: 'declareVisit', visitId: visits[connection]?.[lane] ?? newId(), declaration }, Date.now());
  };
}

/** @returns a connection, or the refusal's code */
export async function openConnection(device: Device, token: string): Promise<Client | string> {
  const socket = openSocket(device.url, await device.auth(token));
  const client = clientOf(socket);
  return whenConnected(socket).then(
    () => client,
    (error: Error & { data?: { code?: string } }) => {
      socket.disconnect();
      return error.data?.code ?? error.message;
    },
  );
}

/** How a command goes over a connection: as it is, or signed by whoever is its author. */
export type Send = (connection: Client, command: object) => Promise<Ack>;

export const asItIs: Send = async ({ socket }, command) =>
  (await socket.timeout(10_000).emitWithAck('command', command)) as Ack;

export const signedBy =
  (author: TestAuthor): Send =>
  async ({ socket }, command) =>
    (await socket.timeout(10_000).emitWithAck('deliver', { jws: await author.sign(command) })) as Ack;

/** One command after the other for as long as the connection lives and some are left. @returns when it could go no further */
export async function hammer(connection: Client, next: () => object | null, tally: Tally, send: Send): Promise<void> {
  for (let command = next(); command !== null && connection.socket.connected; command = next()) {
    tally.sent += 1;
    try {
      note(await send(connection, command), tally);
    } catch {
      tally.unanswered += 1; // the connection was closed first
    }
  }
}

function note(ack: Ack, tally: Tally): void {
  if (ack.ok) tally.accepted += 1;
  else tally.refused.set(ack.code, (tally.refused.get(ack.code) ?? 0) + 1);
}
