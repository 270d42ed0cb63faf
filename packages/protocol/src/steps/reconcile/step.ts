import type { z } from 'zod';
import { sameIdentifier } from '../../identifiers.ts';
import { samePlate } from '../../plate.ts';
import { type Finding, finding, passOrFail } from '../../visit/finding.ts';
import type { Manifest } from '../../visit/load.ts';
import { anyEntry, stepRules } from '../define.ts';
import { shape } from './shape.ts';

type Reading = z.infer<typeof shape.report>;

/** [X2] The officer reads the vehicle blind, and each field is compared here. */
export const rules = stepRules(shape, {
  judge: ({ expected }, reading) => differences(expected(), reading),
  complete: anyEntry,
  correctable: false, // another reading is a new report
  judgedBy: [],
  example({ expected }) {
    const { people, ...read } = expected();
    return { kind: 'reconcile', ...read, people: people.map(({ personId }) => personId) };
  },
  isBlind: true,
  judgeAgain: ({ expected }, { report }) => (report.kind === 'reconcile' ? differences(expected(), report) : null),
});

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

/** [X3] A missing or additional person is critical and can't be waived. */
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
