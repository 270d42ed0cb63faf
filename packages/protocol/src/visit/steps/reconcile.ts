import { sameIdentifier } from '../../identifiers.ts';
import { samePlate } from '../../plate.ts';
import { type Finding, finding, passOrFail } from '../finding.ts';
import { type Manifest, manifestOf } from '../manifest.ts';
import type { ReportOf } from '../report.ts';
import { anyEntry, type StepKindRules } from './kind.ts';

type Reading = ReportOf<'reconcile'>;

/** [X2] Blind: the officer enters what is there; the comparison is made here, field by field. */
export const reconcile: StepKindRules<Reading> = {
  judge: ({ visit }, reading) => differences(manifestOf(visit), reading),
  complete: anyEntry,
  correctable: false, // a second look is a second reading
  judgedBy: [],
};

function differences(entry: Manifest, exit: Reading): Finding[] {
  return [
    compared('reconcile.plate', samePlate(exit.plate, entry.plate), { plate: exit.plate }, { plate: entry.plate }),
    compared(
      'reconcile.trailer',
      samePlate(exit.trailerPlate, entry.trailerPlate),
      { trailer: exit.trailerPlate },
      { trailer: entry.trailerPlate },
    ),
    crewDifference(entry, exit),
    compared('reconcile.seal', sameIdentifier(exit.seal, entry.seal), { seal: exit.seal }, { seal: entry.seal }),
    compared(
      'reconcile.cargo',
      exit.cargo === entry.cargo && exit.containers === entry.containers,
      { cargo: exit.cargo, containers: exit.containers },
      { cargo: entry.cargo, containers: entry.containers },
    ),
  ];
}

/** [ID5] Both sides are kept as they were written. */
function compared(rule: Finding['rule'], same: boolean, seen: Finding['seen'], expected: Finding['limit']): Finding {
  return finding(rule, passOrFail(same), seen, expected);
}

/** [X3] A person missing or added is critical, and nobody can waive it. */
function crewDifference(entry: Manifest, exit: Reading): Finding {
  const seenPeople = new Set(exit.people);
  const missing = entry.people.filter(({ personId }) => !seenPeople.has(personId));
  const known = new Set(entry.people.map(({ personId }) => personId));
  const added = exit.people.filter((personId) => !known.has(personId)).length;
  const twice = exit.people.length - seenPeople.size;
  return finding(
    'reconcile.crew',
    passOrFail(missing.length === 0 && added === 0 && twice === 0),
    {
      people: exit.people.length,
      missing: missing.map(({ maskedName }) => maskedName),
      added: added + twice,
    },
    { people: entry.people.length },
  );
}
