import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { Target } from '@cordon/protocol/engine/engine.ts';
import { stateOf } from '@cordon/protocol/engine/lookup.ts';
import { visitAggregate } from '@cordon/protocol/visit/aggregate.ts';
import type { Refused } from '@cordon/protocol/wire/ack.ts';
import type { AnyCommand } from '@cordon/protocol/wire/command.ts';
import type { Versioned } from '@cordon/protocol/wire/feed.ts';
import type { PeopleRegister } from '../people/register.ts';

/**
 * [K8] Events are kept for ever and everybody reads them: a command may say of people only what the register shows of them,
 * whoever sends it. Checked before the rules, which do not know the register, and with one read for the whole crew.
 *
 * @param current the visit that the command is about; a member whom its crew already has in this form only has to exist still,
 *   since the register has the name that was given last
 * @returns null when there is nothing to refuse
 */
export async function checkCrew(
  people: Pick<PeopleRegister, 'shown'>,
  command: AnyCommand,
  { definition }: Pick<Target, 'definition'>,
  current: Versioned<object> | null,
): Promise<Refused | null> {
  const crew = crewIn(command);
  if (crew.length === 0) return null;
  const shown = await people.shown(crew.map(({ personId }) => personId));
  const visit = current && stateOf(visitAggregate, definition, current);
  const standing = visit?.state.declaration.crew ?? [];
  const stranger = crew.find((member, place) => {
    const held = shown[place] ?? null;
    return held === null || !(isSame(member, held) || standing.some((one) => isStill(member, one)));
  });
  return stranger === undefined ? null : { code: 'person-unknown', params: { personId: stranger.personId } };
}

function crewIn(command: AnyCommand): readonly CrewMember[] {
  switch (command.type) {
    case 'declareVisit':
    case 'arriveUnannounced':
      return command.declaration.crew;
    case 'changeCrew':
      return command.crew;
    default:
      return [];
  }
}

function isSame(member: CrewMember, held: Pick<CrewMember, 'maskedName' | 'document'>): boolean {
  return member.maskedName === held.maskedName && member.document === held.document;
}

function isStill(member: CrewMember, standing: CrewMember): boolean {
  return member.personId === standing.personId && isSame(member, standing);
}
