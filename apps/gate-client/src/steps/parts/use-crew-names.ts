import { useEffect, useState } from 'react';
import type { Answer } from '../../api/http.ts';
import { useApi } from '../../api/api.ts';
import { type MaskedPerson, visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';

export type CrewLook = { people: MaskedPerson[]; loading: boolean; again: () => void };

type Answered = { asked: string; answer: Answer<{ people: MaskedPerson[] }> };

/** Names and masked documents out of the register, for as long as the form is open; kept nowhere. */
export function useCrewNames(visit: VisitState): CrewLook {
  const api = useApi();
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const who = visit.declaration.crew.map(({ personId }) => personId).join(' ');
  const asked = `${visit.id} ${who} ${round}`;
  const visitId = visit.id;
  useEffect(() => {
    let isLeft = false;
    void api.call(visitRoutes['GET /visits/:id/crew'], { params: { id: visitId } }).then((answer) => {
      if (!isLeft) setAnswered({ asked, answer });
    });
    return () => {
      isLeft = true;
    };
  }, [api, visitId, asked]);
  const answer = answered?.asked === asked ? answered.answer : null;
  return {
    people: answer?.ok === true ? answer.value.people : [],
    loading: answer === null,
    again: () => setRound(round + 1),
  };
}
