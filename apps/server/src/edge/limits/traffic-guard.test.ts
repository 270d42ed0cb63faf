import { frameOf, opcodes } from '@cordon/tests/attack/wire/frame.ts';
import { openConnection, type RawConnection } from '@cordon/tests/attack/wire/raw-connection.ts';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../../ops/listen.ts';
import { realClock } from '../../ops/real-clock.ts';
import { attachIo, type Io, createIo } from '../socket/io.ts';
import { usualFigures } from './figures.ts';
import { createTrafficGuard } from './traffic-guard.ts';

let io: Io;
let connection: RawConnection | null;
let ended: Promise<string>;

beforeEach(async () => {
  const http = createServer();
  const { messageBytesBeforeSignIn } = usualFigures;
  io = createIo({ mayUpgrade: () => null, mayConnect: () => true, messageBytesBeforeSignIn });
  attachIo(io, http, createTrafficGuard(usualFigures, realClock));
  ended = new Promise((resolve) => io.engine.on('connection', (conn) => conn.once('close', resolve)));
  connection = await openConnection(`http://127.0.0.1:${await listen(http, '127.0.0.1', 0)}`);
});
afterEach(async () => {
  connection?.leave();
  await io.close();
});

it('[LM9] a connection that sends on in small pieces, and never a whole message, is cut as well', async () => {
  connection?.write(frameOf({ opcode: opcodes.text, fin: false, payload: 'x'.repeat(1_000) }));
  const next = frameOf({ opcode: opcodes.continuation, fin: false, payload: '' });
  for (let i = 0; i < 2_000; i++) connection?.write(next);
  // By the guard, not by the time for a sign-in, which would be a "forced close".
  expect(await ended).toBe('transport close');
  await connection?.closed;
});
