import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useBeforeRecording } from './before-recording.ts';
import type { CommandBody, CommandRefusal } from './items.ts';
import { useOutbox } from './use-outbox.ts';
import { orGone, useGone } from './when-gone.ts';

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
  const gone = useGone();
  const [commandId, setCommandId] = useState<string | null>(null);
  const [here, setHere] = useState<CommandRefusal | null>(null); // what this device itself said no to
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
      const ack = await orGone(taken.answered, gone);
      if (ack === 'gone') return true;
      return ack.ok;
    },
    [outbox, before, gone],
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
