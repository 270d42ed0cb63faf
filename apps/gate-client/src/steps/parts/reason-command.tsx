import { type ReactNode, useState } from 'react';
import type { CommandBody } from '../../outbox/items.ts';
import { type CommandHandle, useCommand } from '../../outbox/use-command.ts';
import { ActionButton, type ActionButtonProps } from '../../ui/buttons/button.tsx';
import { RefusalNotice } from '../../ui/page/notice.tsx';
import { ReasonDialog, type ReasonWords } from '../../ui/sheet/reason-dialog.tsx';

type Asked = ReasonWords & {
  command: (reason: string) => CommandBody;
  held?: boolean; // it can't be taken back: its button is held for 1.5 s
  children?: ReactNode; // what is to be known before the act
};

type DialogProps = Asked & {
  opened: boolean;
  onClose: () => void;
  onDone?: () => void; // before it closes
  act?: CommandHandle; // where the form below shows what becomes of the command, too
};

/** [U381] One command with a reason: sends it, waits, says what was refused, and closes when it is done. */
export function ReasonCommand({ command, onClose, onDone, act: shared, children, ...dialog }: DialogProps) {
  const own = useCommand();
  const { run, refusal, dismiss } = shared ?? own;

  async function submit(reason: string): Promise<boolean> {
    const done = await run(command(reason));
    if (!done) return false;
    onDone?.();
    onClose();
    return true;
  }

  return (
    <ReasonDialog {...dialog} onClose={onClose} onSubmit={submit}>
      {children}
      <RefusalNotice refusal={refusal} onDismiss={dismiss} />
    </ReasonDialog>
  );
}

type ButtonProps = Asked & Pick<ActionButtonProps, 'tone'> & { word?: string }; // the act's own word when not given

/** [U381] The same behind a button of a desk. */
export function ReasonButton({ word, tone = 'plain', ...asked }: ButtonProps) {
  const act = useCommand();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton size="desk" tone={tone} busy={act.busy} onPress={() => setOpen(true)}>
        {word ?? asked.actionWord}
      </ActionButton>
      <ReasonCommand {...asked} act={act} opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
