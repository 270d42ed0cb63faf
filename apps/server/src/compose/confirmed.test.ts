import { administrator } from '@cordon/protocol/testing/actors.ts';
import type { Actor } from '@cordon/protocol/roles.ts';
import { expect, it } from 'vitest';
import type { Submitted } from '../commands/batch-answer.ts';
import { allRefused } from '../commands/batch-answer.ts';
import { keysOf } from '../log/keys.ts';
import { commandOf } from '../testing/commands.ts';
import { createConfirmed } from './confirmed.ts';

const command = commandOf({ type: 'revokeClear', reason: '有人外出' });
const accepted: Submitted = {
  ok: true,
  acks: [{ ok: true, commandId: command.commandId, seq: 7, version: 3, unchanged: false, now: 5 }],
};
const clock: Actor = { kind: 'system', name: 'clock' };

/** What is answered, and which keys were to be confirmed. */
async function answered(submitted: Submitted, isConfirmed: boolean, actor: Actor = administrator) {
  const asked: string[] = [];
  const submitBatch = createConfirmed({
    submitBatch: () => Promise.resolve(submitted),
    confirm: (keys) => {
      asked.push(...keys);
      return Promise.resolve(isConfirmed);
    },
    keys: keysOf('demo'),
    siteClock: { now: () => 5 },
  });
  return { answer: await submitBatch([command], actor, null), asked };
}

it('[RH13] an acceptance is given once its receipt is on the replicas', async () => {
  const { answer, asked } = await answered(accepted, true);
  expect(answer).toEqual(accepted);
  expect(asked).toEqual([`cordon:{demo}:receipt:${command.commandId}`]);
});

it('[RH13] without them it is not known whether it is carried out: the sender is to try again', async () => {
  const { answer } = await answered(accepted, false);
  expect(answer).toMatchObject({
    ok: false,
    refused: [{ ack: { ok: false, commandId: command.commandId, code: 'unavailable', retryable: true } }],
  });
});

it('[RH13] a refusal promises nothing, and the system waits for nobody', async () => {
  const refused = allRefused([command], 'busy', 5);
  expect(await answered(refused, false)).toEqual({ answer: refused, asked: [] });
  expect(await answered(accepted, false, clock)).toEqual({ answer: accepted, asked: [] });
});
