import { useCallback, useEffect, useState } from 'react';
import type { Answer, Refusal } from '../../../api/http.ts';

export type LookedUp<T> = { value: T | null; refusal: Refusal | null; lookAgain: () => Promise<void> };

/** What is not part of the picture: looked up when the page opens, every so often while it is, and when asked. */
export function useLookedUp<T>(look: () => Promise<Answer<T>>, everyMs: number): LookedUp<T> {
  const [found, setFound] = useState<{ value: T | null; refusal: Refusal | null }>({ value: null, refusal: null });
  const lookAgain = useCallback(async () => {
    const answer = await look();
    // What was seen stays while the server does not answer.
    setFound((before) =>
      answer.ok ? { value: answer.value, refusal: null } : { value: before.value, refusal: answer },
    );
  }, [look]);
  useEffect(() => {
    const lookNow = () => {
      void lookAgain();
      timer = setTimeout(lookNow, everyMs);
    };
    let timer = setTimeout(lookNow, 0);
    return () => clearTimeout(timer);
  }, [lookAgain, everyMs]);
  return { ...found, lookAgain };
}
