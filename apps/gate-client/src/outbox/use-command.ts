import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { usePictureStore } from '../state/picture-store.ts';
import { whenSeen } from '../state/when-seen.ts';
import type { CommandBody, CommandRefusal } from './items.ts';
import { useOutbox } from './use-outbox.ts';

export type CommandHandle = {
  /** Sends one command; while it is on its way further calls do nothing. True when the server has confirmed it. */
  run(body: CommandBody): Promise<boolean>;
  busy: boolean; // from the press until the picture shows the outcome
  refusal: CommandRefusal | null; // of the last command, until dismissed
  dismiss(): void;
};

/** One button's (or one form's) way to the server. */
export function useCommand(): CommandHandle {
  const outbox = useOutbox();
  const picture = usePictureStore();
  const [commandId, setCommandId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const refusal = useStore(
    outbox.items,
    (items) => items.find((i) => i.command.commandId === commandId)?.refusal ?? null,
  );

  const run = useCallback(
    async (body: CommandBody) => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      const { commandId: id, answered } = outbox.send(body);
      setCommandId(id);
      const ack = await answered;
      if (ack.ok) await whenSeen(picture, ack.seq);
      running.current = false;
      setBusy(false);
      return ack.ok;
    },
    [outbox, picture],
  );
  const dismiss = useCallback(() => {
    if (commandId !== null) outbox.dismiss(commandId);
  }, [outbox, commandId]);

  return { run, busy, refusal, dismiss };
}
