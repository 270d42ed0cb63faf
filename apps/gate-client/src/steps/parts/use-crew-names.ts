import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { type MaskedPerson, visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import { useAnswer } from '../../api/use-answer.ts';

export type CrewLook = { people: MaskedPerson[]; loading: boolean; again: () => Promise<void> };

/** Names and masked documents out of the register, for as long as the form is open; kept nowhere. */
export function useCrewNames({ id, declaration }: VisitState): CrewLook {
  const who = declaration.crew.map(({ personId }) => personId).join(' ');
  const { value, refusal, again } = useAnswer(visitRoutes['GET /visits/:id/crew'], { params: { id } }, { after: who });
  return { people: value?.people ?? [], loading: value === null && refusal === null, again };
}
