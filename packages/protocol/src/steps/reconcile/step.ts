import { z } from 'zod';
import { plateText } from '../../declaration/declaration.ts';
import { sameIdentifier } from '../../identifiers.ts';
import { personId as personIdShape } from '../../ids.ts';
import { samePlate } from '../../plate.ts';
import { type Finding, finding, passOrFail } from '../../visit/finding.ts';
import type { Manifest } from '../../visit/manifest.ts';
import { anyEntry, stepRules, stepShape } from '../define.ts';
import { sealNumber } from '../seal/step.ts';

export const shape = stepShape({
  kind: 'reconcile',
  report: z.strictObject({
    kind: z.literal('reconcile'),
    plate: plateText,
    trailerPlate: plateText.nullable(),
    people: z.array(personIdShape).max(20), // from the register's blind look-up, never shown before
    seal: sealNumber.nullable(),
    cargo: z.enum(['empty', 'goods', 'refuse']),
    containers: z.int().min(0).max(9999),
  }),
  acts: ['reconcile'],
  words: {
    zh: { name: '出口比对', acts: { reconcile: '开始出口比对' } },
    en: { name: 'Compare at the exit', acts: { reconcile: 'Start the comparison at the exit' } },
  },
  offline: 'never', // the exit's reading needs the register of people, which never leaves the server
  slowMinutes: 15,
  findings: {
    'reconcile.plate': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '车牌比对',
        good: '出口车牌 {{plate}}，与入场一致',
        bad: '出口读到 {{plate}}，入场为 {{limit.plate}}',
      },
      en: {
        title: 'Plate at the exit',
        good: '{{plate}}, as on entry',
        bad: 'Read {{plate}} at the exit, {{limit.plate}} on entry',
      },
    },
    'reconcile.trailer': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '挂车比对',
        good: '挂车：{{trailer}}，与入场一致',
        bad: '出口读到 {{trailer}}，入场为 {{limit.trailer}}',
      },
      en: {
        title: 'Trailer at the exit',
        good: 'Trailer: {{trailer}}, as on entry',
        bad: 'Read {{trailer}} at the exit, {{limit.trailer}} on entry',
      },
    },
    'reconcile.crew': {
      severity: 'critical',
      waivable: false,
      zh: {
        title: '司乘比对',
        good: '司乘 {{people}} 人，与入场一致',
        bad: '出口 {{people}} 人，入场 {{limit.people}} 人；缺：{{missing}}；多出 {{added}} 人',
      },
      en: {
        title: 'Crew at the exit',
        good: 'Crew of {{people}}, as on entry',
        bad: '{{people}} at the exit, {{limit.people}} on entry; missing: {{missing}}; added: {{added}}',
      },
    },
    'reconcile.seal': {
      severity: 'high',
      waivable: true,
      zh: { title: '封条比对', good: '封条：{{seal}}，与入场一致', bad: '出口读到 {{seal}}，入场为 {{limit.seal}}' },
      en: {
        title: 'Seal at the exit',
        good: 'Seal: {{seal}}, as on entry',
        bad: 'Read {{seal}} at the exit, {{limit.seal}} on entry',
      },
    },
    'reconcile.cargo': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '装载比对',
        good: '装载：{{cargo}}，{{containers}} 桶，与场内记录一致',
        bad: '出口：{{cargo}}，{{containers}} 桶；应为：{{limit.cargo}}，{{limit.containers}} 桶',
      },
      en: {
        title: 'Load at the exit',
        good: '{{cargo}}, containers: {{containers}}, as recorded inside',
        bad: 'At the exit: {{cargo}}, containers {{containers}}; expected: {{limit.cargo}}, containers {{limit.containers}}',
      },
    },
  },
});
type Reading = z.infer<typeof shape.report>;

/** [X2] Blind: the officer enters what is there; the comparison is made here, field by field. */
export const rules = stepRules(shape, {
  judge: ({ expected }, reading) => differences(expected(), reading),
  complete: anyEntry,
  correctable: false, // a second look is a second reading
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
