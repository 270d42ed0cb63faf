import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { useEffect, useState } from 'react';
import { normalisePlate } from '@cordon/protocol/plate.ts';
import type { FoundVisit } from '@cordon/protocol/visit/find.ts';
import { useApi } from '../../../api/api.ts';
import type { Answer, Refusal } from '../../../api/http.ts';

const fewestCharacters = 2; // the server's rule
const quietMs = 250; // a plate is typed key by key

export type FoundVisits = {
  found: readonly FoundVisit[];
  state: 'short' | 'looking' | 'answered';
  refusal: Refusal | null;
};

type Answered = { part: string; answer: Answer<{ visits: FoundVisit[] }> };

/** [U172] Vehicles on the site by part of their plate, asked of the server: a point does not follow those of others. */
export function useFoundVisits(typed: string): FoundVisits {
  const api = useApi();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const part = normalisePlate(typed);
  const short = part.length < fewestCharacters;
  useEffect(() => {
    if (short) return;
    let isLeft = false;
    const handle = setTimeout(() => {
      void api.call(visitRoutes['POST /visits/find'], { body: { plate: part } }).then((answer) => {
        if (!isLeft) setAnswered({ part, answer });
      });
    }, quietMs);
    return () => {
      isLeft = true;
      clearTimeout(handle);
    };
  }, [api, part, short]);
  const answer = answered?.part === part ? answered.answer : null;
  return {
    found: answer?.ok === true ? answer.value.visits : [],
    state: short ? 'short' : answer === null ? 'looking' : 'answered',
    refusal: answer?.ok === false ? answer : null,
  };
}
