import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useBeforeRecording } from './before-recording.ts';
import type { CommandBody, CommandRefusal } from './items.ts';
import { useOutbox } from './use-outbox.ts';
import type { Ack } from '@cordon/protocol/wire/ack.ts';
import { systemTimers, type Timers } from '../clock/ticker.ts';
import { type LinkStore, useLinkStore } from '../state/link.ts';

export type CommandHandle = {
  /**
   * Records one command; while it is under way further calls do nothing. True when the server has confirmed it, or when it
   * is kept on this device and the server can't be asked now.
   */
  run(body: CommandBody): Promise<boolean>;
  busy: boolean; // from the press until the picture shows the outcome
  refusal: CommandRefusal | null; // of the last command, until dismissed
  dismiss(): void;
};

/** [U278] One button's (or one form's) way to the server. Nobody waits for a network that is away. */
export function useCommand(): CommandHandle {
  const outbox = useOutbox();
  const before = useBeforeRecording();
  const disconnected = useDisconnect();
  const [commandId, setCommandId] = useState<string | null>(null);
  const [here, setHere] = useState<CommandRefusal | null>(null); // refused by this device itself
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const sentBack = useStore(
    outbox.items,
    (items) => items.find((i) => i.command.commandId === commandId)?.refusal ?? null,
  );

  const record = useCallback(
    async (body: CommandBody): Promise<boolean> => {
      const refusal = await before(body);
      const taken = refusal === null ? await outbox.send(body) : { ok: false as const, refusal };
      if (!taken.ok) {
        setHere(taken.refusal);
        return false;
      }
      setCommandId(taken.commandId);
      const ack = await raceWithDisconnect(taken.answered, disconnected);
      if (ack === 'disconnected') return true;
      return ack.ok;
    },
    [outbox, before, disconnected],
  );
  const run = useCallback(
    async (body: CommandBody) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setHere(null);
      try {
        return await record(body);
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [record],
  );
  const dismiss = useCallback(() => {
    setHere(null);
    if (commandId !== null) void outbox.dismiss(commandId);
  }, [outbox, commandId]);

  return { run, busy, refusal: here ?? sentBack, dismiss };
}

/** Resolves when the connection is not live, or the answer takes too long. */
type Disconnect = (signal: AbortSignal) => Promise<'disconnected'>;

/* Longer than a slow connection takes, shorter than it takes somebody to press again. */
const patienceMs = 4000;

export function whenDisconnected(
  link: LinkStore,
  signal: AbortSignal,
  timers: Timers = systemTimers,
): Promise<'disconnected'> {
  return new Promise((resolve) => {
    const look = () => {
      if (link.getState().state !== 'live') done();
    };
    const done = () => {
      unsubscribe();
      timers.clearTimeout(handle);
      resolve('disconnected');
    };
    const handle = timers.setTimeout(done, patienceMs);
    const unsubscribe = link.subscribe(look);
    signal.addEventListener('abort', done, { once: true });
    look();
  });
}

function useDisconnect(): Disconnect {
  const link = useLinkStore();
  return useCallback((signal) => whenDisconnected(link, signal), [link]);
}

/** [U278] The server's word, or that it does not come now; the record waits in either case. */
export async function raceWithDisconnect(
  answered: Promise<Ack>,
  disconnected: Disconnect,
): Promise<Ack | 'disconnected'> {
  const over = new AbortController();
  try {
    return await Promise.race([answered, disconnected(over.signal)]);
  } finally {
    over.abort();
  }
}
