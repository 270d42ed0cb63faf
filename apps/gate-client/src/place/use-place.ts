import { useNavigate, useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import type { z } from 'zod';

declare module '@tanstack/react-router' {
  interface HistoryState {
    opened?: boolean; // it was opened from the place before it in the history, which closing goes back to
  }
}

/** [U380] A part of an address: what is not of this form counts as not there, so that no link can break a page. */
export function inAddress<T extends z.ZodType>(form: T) {
  return form.optional().catch(undefined);
}

export type Place<S> = {
  /** Over the page, by a step forward: Back closes it. Another one of the same kind takes its place. */
  open(part: Partial<S>): void;
  /** Back to the page that it was opened from; whoever came by a link stays on the page, without it. */
  close(...names: (keyof S)[]): void;
  /** What is shown of the page, a filter for instance: no step of its own. */
  choose(part: Partial<S>): void;
};

/** [U380] What is open and what is chosen stands in the address, of these names: it can be linked to, and is there again. */
export function usePlace<S extends object>(search: S): Place<S> {
  const navigate = useNavigate();
  const { history } = useRouter();
  const closed = useRef<unknown>(null); // the entry that was left: a second press must not leave the one before, too

  function go(part: object, replace: boolean, opened: boolean): void {
    const next = (now: object) => ({ ...now, ...part });
    void navigate({ to: '.', search: next as never, replace, state: { opened } });
  }
  const isOpened = () => history.location.state.opened === true;

  return {
    open(part) {
      const isOpen = Object.keys(part).every((name) => search[name as keyof S] !== undefined);
      go(part, isOpen, isOpen ? isOpened() : true);
    },
    close(...names) {
      if (closed.current === history.location) return;
      closed.current = history.location;
      if (isOpened()) history.back();
      else go(Object.fromEntries(names.map((name) => [name, undefined])), true, false);
    },
    choose(part) {
      go(part, true, isOpened());
    },
  };
}
