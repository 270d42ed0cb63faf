import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openResources } from '../../../support/open-resources.ts';
import type { Answer, Answers, Order } from './messages.ts';

/** The process that loads a server. It does one thing at a time. */
export type Load = {
  readonly pid: number;
  ask<K extends Order['do']>(order: Extract<Order, { do: K }>): Promise<Answers[K]>;
  close(): Promise<void>;
};

export function openLoad(): Load {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)));
  let settle: ((answer: Answer) => void) | null = null;
  child.on('message', (message) => settle?.(message as Answer));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      settle?.({ ok: false, error: 'the load has ended' });
      resolve();
    });
  });
  const close = openResources.add('the load of the bench', async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    close,
    async ask<K extends Order['do']>(order: Extract<Order, { do: K }>) {
      const answer = await new Promise<Answer>((resolve) => {
        settle = resolve;
        child.send(order);
      });
      if (!answer.ok) throw new Error(answer.error);
      return answer.answer as Answers[K];
    },
  };
}
