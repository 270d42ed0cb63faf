import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Kind } from '../kind.ts';
import type { Sent, Stage } from '../stage/stage.ts';

const mostCopies = 10;
const oneInAlone = 3; // commands that are sent once

/** Every command goes out up to ten times over two servers at once, some again much later, and some IDs with another payload. */
export const duplicates: Kind = {
  name: 'duplicates',
  does: 'sends commands up to ten times at once over two servers, again later, and their IDs with another payload',
  rounds: 10,
  servers: 2,
  load: {
    connections: 2,
    manner: (random) => ({ copies: random() * oneInAlone < 1 ? 1 : 2 + Math.floor(random() * (mostCopies - 1)) }),
  },
  async round({ stage, random }) {
    await stage.history.more(150);
    await resend(stage, random);
    return { recoveryMs: null };
  },
};

const resentAtOnce = 20;

/** What was sent before is sent again, shuffled: the tablet had no answer. Some of it also as something else. */
async function resend({ sent }: Stage, random: () => number): Promise<void> {
  const all = sent();
  const some = (from: readonly Sent[]) =>
    Array.from({ length: resentAtOnce }, () => from[Math.floor(random() * from.length)]).filter(
      (one) => one !== undefined,
    );
  const others = all.flatMap(({ officer, command }) => {
    const other = otherPayload(command);
    return other === null ? [] : [{ officer, command: other }];
  });
  await Promise.all([
    ...some(all).map(({ officer, command }) => officer.sendOnce(command)),
    ...some(others).map(({ officer, command }) => officer.sendOnce(command, 'reused')),
  ]);
}

function otherPayload(command: Command): Command | null {
  if (command.type === 'askHelp') return { ...command, need: 'doctor' };
  if (command.type === 'holdVisit') return { ...command, reason: '另一个原因' };
  return command.type === 'refuseVisit' ? { ...command, reason: '另一个原因' } : null;
}
