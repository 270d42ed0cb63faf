import type { Answered, Row } from '@cordon/protocol/wire/http/route.ts';
import { useEffect, useMemo } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { systemTimers, type Timers } from '../clock/ticker.ts';
import { type Api, type CallIn, useApi } from './api.ts';
import type { Answer, Refusal } from './http.ts';

/** What is known of an answer; nothing of either kind: it is still being asked for. */
type Known<T> = { value: T | null; refusal: Refusal | null };

export type Question<T> = {
  known: StoreApi<Known<T>>;
  /** Asks, once the quiet time is over. @param after what it is asked for; only that it changes matters. @returns its end */
  begin(after?: unknown): () => void;
  /** Asks at once; resolves when this was answered, or something newer has been asked. */
  again(): Promise<void>;
};

export type QuestionOptions = {
  everyMs?: number | undefined; // asked again so long after each answer
  quietMs?: number | undefined; // asked only once nothing has changed for so long
  timers?: Timers;
};

/**
 * [U382] One question to the server. What was answered stays while it is asked again, also when that fails; an answer that
 * is overtaken by a later one is dropped.
 *
 * @param ask gets what is known, for those who ask for the next part of a list
 */
export function createQuestion<T>(
  ask: (known: T | null) => Promise<Answer<T>>,
  { everyMs, quietMs = 0, timers = systemTimers }: QuestionOptions = {},
): Question<T> {
  const known = createStore<Known<T>>()(() => ({ value: null, refusal: null }));
  let round = 0;
  let isOpen = false;
  let timer: unknown = null;

  async function again(): Promise<void> {
    timers.clearTimeout(timer);
    round += 1;
    const mine = round;
    const answer = await ask(known.getState().value);
    if (mine !== round) return;
    known.setState(answer.ok ? { value: answer.value, refusal: null } : { refusal: answer });
    if (everyMs !== undefined && isOpen) timer = timers.setTimeout(() => void again(), everyMs);
  }

  return {
    known,
    again,
    begin() {
      isOpen = true;
      timer = timers.setTimeout(() => void again(), quietMs);
      return () => {
        isOpen = false;
        round += 1;
        timers.clearTimeout(timer);
      };
    },
  };
}

export type AnswerOptions = Omit<QuestionOptions, 'timers'> & {
  after?: unknown; // asked again when this changes, and what is known stays meanwhile
  asks?: boolean; // false: what is known is enough
};

export type AnswerNow<T> = Known<T> & { again: () => Promise<void> };

/**
 * [U382] What the server answers at this row, as long as the component is there. Another input is another question: nothing
 * of the answer to the one before is shown.
 *
 * @param input null: there is nothing to ask yet
 */
export function useAnswer<R extends Row>(
  row: R,
  input: CallIn<R> | null,
  { everyMs, quietMs, after, asks = true }: AnswerOptions = {},
): AnswerNow<Answered<R>> {
  const api = useApi();
  const key = JSON.stringify(input);
  const question = useMemo(() => {
    const call = api.call as (asked: R, carried: unknown) => Promise<Answer<Answered<R>>>;
    return createQuestion(() => call(row, JSON.parse(key)), { everyMs, quietMs });
  }, [api, row, key, everyMs, quietMs]);
  return useQuestion(question, asks && input !== null, after);
}

/**
 * [U382] A list that comes part by part: `again` fetches the next one, or tries it once more.
 *
 * @param fetchNext the list with its next part; must not change between two draws
 */
export function useParts<T>(fetchNext: (api: Api, known: T | null) => Promise<Answer<T>>): AnswerNow<T> {
  const api = useApi();
  const question = useMemo(() => createQuestion<T>((known) => fetchNext(api, known)), [api, fetchNext]);
  return useQuestion(question, true, null);
}

function useQuestion<T>(question: Question<T>, asks: boolean, after: unknown): AnswerNow<T> {
  const known = useStore(question.known);
  useEffect(() => (asks ? question.begin(after) : undefined), [question, asks, after]);
  return { ...known, again: question.again };
}
