import { manyAddresses } from '../frames/addresses.ts';
import type { Kind } from '../kind.ts';
import { slowdownOf } from '../slowdown.ts';
import { textFrame } from '../wire/frame.ts';
import { openLine, openSignedLine, type RawLine } from '../wire/raw-line.ts';

const attackMs = 10_000;
const restMs = 100;
const strangers = 40;
const insiders = 4;
const mebibyte = 1024 * 1024;

const firstPacket = textFrame(`40{"token":"${'x'.repeat(mebibyte)}","protocol":1}`);
const largeCommand = textFrame(`421["command",{"reason":"${'x'.repeat(mebibyte - 64)}"}]`);

type Large = { firstPackets: number; commands: number; cut: number };

/** [LM9] [LM10] First packets and commands of a megabyte each: officers' commands take no more than twice as long. */
export const large: Kind = {
  name: 'large',
  async run(arena) {
    const { figures, broken } = await slowdownOf(arena, 'megabytes', async () => {
      const { signInPacket } = await arena.squad();
      return attack(arena.server.url, signInPacket);
    });
    return { figures, broken: figures.cut > 0 ? broken : [...broken, 'no connection was cut'] };
  },
};

async function attack(url: string, signInPacket: (insider: number) => Promise<string>): Promise<Large> {
  const tally: Large = { firstPackets: 0, commands: 0, cut: 0 };
  const until = performance.now() + attackMs;
  const addressOf = manyAddresses();
  const stranger = async () => {
    const line = await openLine(url, addressOf());
    if (line === null) return;
    tally.firstPackets += 1;
    line.write(firstPacket);
    await endOf(line, tally);
  };
  const insider = async (number: number) => {
    const line = await openSignedLine(url, await signInPacket(number));
    if (line === null) return;
    for (let sent = 0; sent < 8 && !line.isClosed(); sent += 1) {
      tally.commands += 1;
      line.write(largeCommand);
      await rest();
    }
    await endOf(line, tally);
  };
  const lanes = [
    ...Array.from({ length: strangers }, () => stranger),
    ...Array.from({ length: insiders }, (_, number) => () => insider(number)),
  ];
  await Promise.all(
    lanes.map(async (lane) => {
      while (performance.now() < until) {
        await lane();
        await rest();
      }
    }),
  );
  return tally;
}

/** Whether the server ends the line is counted; it is left alone afterwards. */
async function endOf(line: RawLine, tally: Large): Promise<void> {
  if ((await line.awaits('nothing begins like this')) === false) tally.cut += 1;
  line.leave();
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, restMs));
}
