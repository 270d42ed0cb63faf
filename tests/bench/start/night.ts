import { fileURLToPath } from 'node:url';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Followed } from '@cordon/protocol/wire/feed.ts';
import { protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { socketPath } from '@cordon/protocol/wire/session.ts';
import { needs } from '@cordon/protocol/visit/commands.ts';
import { commandOf } from '@cordon/server/testing/commands.ts';
import { arriveOf } from '@cordon/server/testing/submit-fixture.ts';
import { openSocket, whenConnected } from '@cordon/server/testing/cordon.ts';
import type { Socket } from 'socket.io-client';
import { z } from 'zod';
import type { CordonProcess } from '../../support/cordon-process.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { shiftedNight } from '../../simulate/night-file.ts';

const shippedNight = fileURLToPath(new URL('../../fixtures/declarations/night.csv', import.meta.url));
const vehicles = 460; // the shipped night, and those of the nine days after it
const hereNow = 46;
const answerMs = 5_000;

type Line = { readonly tablet: Device; readonly token: string };

/** A tablet at the gate of a site with a night in progress. */
export type Gate = Line & {
  /** Somebody in one of the vehicles needs something: another one each time, while there are any. */
  next(): Command;
};

/** On a new site: the shipped night is declared, its vehicles are there, and those of the days after it are expected. */
export async function nightAtTheGate(cordon: CordonProcess, url: string): Promise<Gate> {
  const said = cordon.output();
  const [, password = ''] = /4001\s+\d{6}\s+(\w{4}(?:-\w{4}){3})/.exec(said) ?? [];
  const desk = await openDevice(url);
  const office = await desk.signIn({ staffNumber: '4001', password });
  const { csv } = shiftedNight(shippedNight, vehicles, Date.now());
  const imported = await desk.send('POST', '/api/v1/declarations/import?mode=all-or-none', {
    token: office.token,
    bytes: csv,
  });
  if (imported.status !== 200) throw new Error(`the night was not imported: ${imported.text}`);

  const tablet = await openDevice(url);
  const [, code = ''] = /\/enrol#(\w{8})/.exec(said) ?? [];
  await tablet.enrol(code);
  const [, staffNumber = '', pin = ''] = /gate\s+(\d+)\s+(\d{6})/.exec(said) ?? [];
  const { token } = await tablet.signIn({ staffNumber, pin });
  const gate = { tablet, token };
  const here = (await visitsByTime(gate)).slice(0, hereNow);
  for (const { id, plate } of here) await sendOnce(gate, arriveOf(id, plate));
  const asked = needs.flatMap((need) => here.map(({ id }) => ({ type: 'askHelp', visitId: id, need }) as const));
  return {
    ...gate,
    next() {
      const body = asked.shift();
      if (body === undefined) throw new Error('nobody needs anything more');
      return commandOf(body);
    },
  };
}

async function visitsByTime({ tablet, token }: Line): Promise<{ id: string; plate: string }[]> {
  const socket = await connected({ tablet, token });
  const followed = (await socket.timeout(answerMs).emitWithAck('follow', {})) as Followed;
  socket.disconnect();
  if (!followed.ok || !('snapshot' in followed)) throw new Error('the night was not shown');
  return followed.snapshot.visits
    .map(({ state: { id, declaration } }) => ({ id, plate: declaration.plate, eta: declaration.eta }))
    .toSorted((a, b) => a.eta - b.eta);
}

/** On a line of its own. @throws Error when it was not acknowledged, whatever became of it */
export async function sendOnce(line: Line, command: Command): Promise<void> {
  const socket = await connected(line);
  try {
    const ack = (await socket.timeout(answerMs).emitWithAck('command', command)) as { ok: boolean };
    if (!ack.ok) throw new Error(`not acknowledged: ${JSON.stringify(ack)}`);
  } finally {
    socket.disconnect();
  }
}

/** With a proof over the challenge that it has; over a new one when that is too old, as a tablet does. */
async function connected({ tablet, token }: Line): Promise<Socket> {
  const proof = await tablet.proof('GET', socketPath, token);
  return open(tablet.url, { token, protocol: protocolVersion, proof }).catch(async (error: unknown) => {
    if (!stale.safeParse(error).success) throw error;
    return open(tablet.url, await tablet.auth(token));
  });
}

const stale = z.object({ data: z.object({ code: z.literal('key-proof-stale') }) });

async function open(url: string, auth: Record<string, unknown>): Promise<Socket> {
  const socket = openSocket(url, auth);
  try {
    await whenConnected(socket);
  } catch (error) {
    socket.disconnect();
    throw error;
  }
  return socket;
}
