import type { Facts } from '../../decision.ts';
import { personClaim } from '../../visit/claim-names.ts';
import { type Finding, finding, isOpenFail, passOrFail } from '../../visit/finding.ts';
import type { VisitUnderWay } from '../../visit/state.ts';
import { verifications } from './tests.ts';

type Others = Pick<Facts, 'holders' | 'plates'>;

/**
 * [V28] Fails for a person who is inside with another vehicle: somebody has a false identity, or a number was mistyped.
 */
export function inOtherVehicle(
  rule: 'verify.elsewhere' | 'admit.crew-elsewhere',
  visit: Pick<VisitUnderWay, 'id'>,
  personId: string,
  { holders, plates = {} }: Others,
): Finding {
  const [other] = (holders[personClaim(personId)] ?? []).filter((id) => id !== visit.id);
  const plate = other === undefined ? null : (plates[other] ?? null);
  return finding(rule, passOrFail(other === undefined), { plate }, {}, personId);
}

/** [V28] The same for everybody, at the admission. A waiver of the verification is valid here for the same vehicle. */
export function crewInOtherVehicle(visit: VisitUnderWay, facts: Others): Finding[] {
  const verified = verifications(visit).flatMap(({ findings }) => findings);
  return visit.declaration.crew.map(({ personId }) => {
    const judged = inOtherVehicle('admit.crew-elsewhere', visit, personId, facts);
    const before = verified.findLast((f) => f.rule === 'verify.elsewhere' && f.personId === personId);
    const isSame = before?.seen['plate'] === judged.seen['plate'];
    return isOpenFail(judged) && isSame ? { ...judged, waivedBy: before?.waivedBy ?? null } : judged;
  });
}
