import { createStore, type StoreApi } from 'zustand';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import type { Command } from '@cordon/protocol/wire/command.ts';
import type { Timers } from '../clock/ticker.ts';
import { backoffMs } from '../realtime/backoff.ts';
import { type Author, type CommandBody, type OutboxItem, subjectOf } from './items.ts';

export type OutboxParts = {
  /** @throws when it is unknown whether the command arrived */
  deliver(command: Command): Promise<Ack>;
  author(): Author | null; // who is signed in here
  now(): number; // the device's clock, epoch ms
  newId(): string; // a uuidv7
  random(): number;
  timers: Timers;
};

export type Outbox = {
  items: StoreApi<readonly OutboxItem[]>;
  /** Takes the command at once and answers with the server's word, however long that takes. */
  send(body: CommandBody): { commandId: string; answered: Promise<Ack> };
  dismiss(commandId: string): void;
  /** The way to the server is open: what waits is sent now. */
  flush(): void;
};

/**
 * [U10] Sends commands one after the other, in the order in which they were given. Each has one ID, made once: sent again
 * after a cut or a time-out it is the same command, and the server does it once.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const items = createStore<readonly OutboxItem[]>()(() => []);
  const answers = new Map<string, (ack: Ack) => void>();
  let sending = false;
  let attempt = 0;
  let retry: unknown = null;

  const change = (commandId: string, to: Partial<OutboxItem>) => {
    items.setState(
      items.getState().map((i) => (i.command.commandId === commandId ? { ...i, ...to } : i)),
      true,
    );
  };
  const remove = (gone: (item: OutboxItem) => boolean) => {
    items.setState(
      items.getState().filter((item) => !gone(item)),
      true,
    );
  };

  /* [U11] Only its author's sign-in sends a command: changing persons never re-signs it. */
  function nextItem(): OutboxItem | undefined {
    const personId = parts.author()?.personId;
    return items.getState().find((item) => item.state === 'saved' && item.author.personId === personId);
  }

  async function pump(): Promise<void> {
    const item = nextItem();
    if (sending || item === undefined) return;
    const { commandId } = item.command;
    sending = true;
    change(commandId, { state: 'sending' });
    const ack = await parts.deliver(item.command).catch(() => null);
    sending = false;
    if (ack === null || staysForLater(ack)) {
      change(commandId, { state: 'saved' });
      later();
      return;
    }
    attempt = 0;
    settle(item, ack);
    void pump();
  }

  function later(): void {
    attempt += 1;
    parts.timers.clearTimeout(retry);
    retry = parts.timers.setTimeout(() => void pump(), backoffMs(attempt, parts.random()));
  }

  function settle({ command }: OutboxItem, ack: Ack): void {
    const { commandId } = command;
    if (ack.ok) {
      const subject = subjectOf(command);
      remove((i) => i.command.commandId === commandId || (i.state === 'refused' && subjectOf(i.command) === subject));
    } else {
      change(commandId, { state: 'refused', refusal: { code: ack.code, params: ack.params } });
    }
    answers.get(commandId)?.(ack);
    answers.delete(commandId);
  }

  return {
    items,
    send(body) {
      const author = parts.author();
      if (author === null) throw new Error('nobody is signed in');
      const commandId = parts.newId();
      const command: Command = { ...body, commandId, observedAt: Math.round(parts.now()) };
      const answered = new Promise<Ack>((resolve) => answers.set(commandId, resolve));
      const item: OutboxItem = { command, author, savedAt: parts.now(), state: 'saved', refusal: null };
      items.setState([...items.getState(), item], true);
      void pump();
      return { commandId, answered };
    },
    dismiss(commandId) {
      remove((item) => item.state === 'refused' && item.command.commandId === commandId);
    },
    flush() {
      attempt = 0;
      parts.timers.clearTimeout(retry);
      void pump();
    },
  };
}

/* The server had no word on the command itself: the same one may succeed later, or after signing in again. */
function staysForLater(ack: Ack): boolean {
  return !ack.ok && (ack.retryable || ack.code === 'not-signed-in');
}
