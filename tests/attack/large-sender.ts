import { z } from 'zod';
import { manyAddresses } from './frames/addresses.ts';
import { textFrame } from './wire/frame.ts';
import { openLine, openSignedLine, type RawLine } from './wire/raw-line.ts';

/*
 * node large-sender.ts URL SIGN-INS: forty strangers and four insiders who send messages of a megabyte, for ten seconds. Prints
 * how many were sent and how many connections the server cut. Ended by itself.
 */

const attackMs = 10_000;
const restMs = 100;
const strangers = 40;
const insiders = 4;
const commandsOfLine = 8;
const mebibyte = 1024 * 1024;

const [url = '', given = '[]'] = process.argv.slice(2);
const signIns = z.array(z.string()).parse(JSON.parse(given));
const firstPacket = textFrame(`40{"token":"${'x'.repeat(mebibyte)}","protocol":1}`);
const largeCommand = textFrame(`421["command",{"reason":"${'x'.repeat(mebibyte - 64)}"}]`);

const tally = { firstPackets: 0, commands: 0, cut: 0 };
const until = performance.now() + attackMs;
const addressOf = manyAddresses();

async function stranger(): Promise<void> {
  const line = await openLine(url, addressOf());
  if (line === null) return;
  tally.firstPackets += 1;
  line.write(firstPacket);
  await endOf(line);
}

async function insider(): Promise<void> {
  const signIn = signIns.pop();
  const line = signIn === undefined ? null : await openSignedLine(url, signIn);
  if (line === null) return;
  for (let sent = 0; sent < commandsOfLine && !line.isClosed(); sent += 1) {
    tally.commands += 1;
    line.write(largeCommand);
    await rest();
  }
  await endOf(line);
}

/** Whether the server ends the line is counted; it is left alone afterwards. */
async function endOf(line: RawLine): Promise<void> {
  if ((await line.awaits('nothing begins like this')) === false) tally.cut += 1;
  line.leave();
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
