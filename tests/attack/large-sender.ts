import { z } from 'zod';
import { manyAddresses } from './frames/addresses.ts';
import { textFrame } from './wire/frame.ts';
import { openConnection, openSignedConnection, type RawConnection } from './wire/raw-connection.ts';

/*
 * node large-sender.ts URL SIGN-INS: forty strangers and four insiders who send messages of a megabyte, for ten seconds. Prints
 * how many were sent and how many connections the server cut. Ended by itself.
 */

const attackMs = 10_000;
const restMs = 100;
const strangers = 40;
const insiders = 4;
const commandsOfConnection = 8;
const mebibyte = 1024 * 1024;

const [url = '', given = '[]'] = process.argv.slice(2);
const signIns = z.array(z.string()).parse(JSON.parse(given));
const firstPacket = textFrame(`40{"token":"${'x'.repeat(mebibyte)}","protocol":1}`);
const largeCommand = textFrame(`421["command",{"reason":"${'x'.repeat(mebibyte - 64)}"}]`);

const tally = { firstPackets: 0, commands: 0, cut: 0 };
const until = performance.now() + attackMs;
const addressOf = manyAddresses();

async function stranger(): Promise<void> {
  const connection = await openConnection(url, addressOf());
  if (connection === null) return;
  tally.firstPackets += 1;
  connection.write(firstPacket);
  await endOf(connection);
}

async function insider(): Promise<void> {
  const signIn = signIns.pop();
  const connection = signIn === undefined ? null : await openSignedConnection(url, signIn);
  if (connection === null) return;
  for (let sent = 0; sent < commandsOfConnection && !connection.isClosed(); sent += 1) {
    tally.commands += 1;
    connection.write(largeCommand);
    await rest();
  }
  await endOf(connection);
}

/** Whether the server ends the connection is counted; it is left alone afterwards. */
async function endOf(connection: RawConnection): Promise<void> {
  if ((await connection.awaits('nothing begins like this')) === false) tally.cut += 1;
  connection.leave();
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, restMs));
}

const lanes = [
  ...Array.from({ length: strangers }, () => stranger),
  ...Array.from({ length: insiders }, () => insider),
];
await Promise.all(
  lanes.map(async (lane) => {
    while (performance.now() < until) {
      await lane();
      await rest();
    }
  }),
);
console.log(JSON.stringify(tally));
