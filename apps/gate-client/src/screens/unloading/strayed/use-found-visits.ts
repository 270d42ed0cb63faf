import { normalisePlate } from '@cordon/protocol/plate.ts';
import type { FoundVisit } from '@cordon/protocol/visit/find.ts';
import { visitRoutes } from '@cordon/protocol/wire/http/visits.ts';
import type { Refusal } from '../../../api/http.ts';
import { useAnswer } from '../../../api/use-answer.ts';

const fewestCharacters = 2; // the server's rule
const quietMs = 250; // a plate is typed key by key

export type FoundVisits = {
  found: readonly FoundVisit[];
  state: 'short' | 'looking' | 'answered';
  refusal: Refusal | null;
};

/** [U172] Vehicles on the site by part of their plate, asked of the server: a point does not follow those of others. */
export function useFoundVisits(typed: string): FoundVisits {
  const plate = normalisePlate(typed);
  const short = plate.length < fewestCharacters;
  const asked = short ? null : { body: { plate } };
  const { value, refusal } = useAnswer(visitRoutes['POST /visits/find'], asked, { quietMs });
  const isLooking = value === null && refusal === null;
  return {
    found: value?.visits ?? [],
    state: short ? 'short' : isLooking ? 'looking' : 'answered',
    refusal,
  };
}
