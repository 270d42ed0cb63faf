import type { z } from 'zod';
import type { CrewMember } from '../../declaration/declaration.ts';
import { sameIdentifier } from '../../identifiers.ts';
import { personClaim } from '../../visit/claim-names.ts';
import { type Finding, finding, isOpenFail, passOrFail, passOrWarn } from '../../visit/finding.ts';
import type { StepEntry, VisitUnderWay } from '../../visit/state.ts';
import { keepWaivers } from '../../visit/waivers.ts';
import { reportedByParams } from '../../visit/refusal-params.ts';
import { type JudgedEntry, refuseReport, type StepContext, stepRules } from '../define.ts';
import { inOtherVehicle } from './elsewhere.ts';
import { testAge, testResult, peopleToVerifyAgain } from './tests.ts';
import { shape } from './shape.ts';

type Report = z.infer<typeof shape.report>;

/** One report for each person. The step is done when everybody in the cab has passed. */
export const rules = stepRules(shape, {
  judge(context, report) {
    const { visit, entries, facts } = context;
    const member = visit.declaration.crew.find(({ personId }) => personId === report.personId);
    if (member === undefined) return refuseReport('person-not-in-crew');
    if (verifiedPeople(entries).has(report.personId)) {
      const before = entries.filter(
        ({ report: one }) => one.kind === 'verify-crew' && one.personId === report.personId,
      );
      return refuseReport('person-verified', reportedByParams(before));
    }
    const unanswered = facts.site.histories.filter(({ id }) => !Object.hasOwn(report.histories, id));
    if (unanswered.length > 0) return refuseReport('history-unanswered', { histories: unanswered.map(({ id }) => id) });
    return [...personFindings(context, report, member), ...crewFindings(visit, entries, report)];
  },
  complete(visit, entries) {
    const verified = verifiedPeople(entries);
    return visit.declaration.crew.every(({ personId }) => verified.has(personId));
  },
  correctable: true,
  judgedBy: ['admit'],
  example({ visit, step }) {
    const { crew } = visit.declaration;
    const verified = verifiedPeople(step.progress?.entries ?? []);
    const member = crew.find((one) => !verified.has(one.personId)) ?? crew[0];
    if (member === undefined) throw new RangeError('a vehicle without a crew');
    return exampleOf(member);
  },
  perPerson: { kept: entriesOfCrew, judgeCrew: judgeCrewAgain, again: peopleToVerifyAgain },
  claims: (_visit, report) => [personClaim(report.personId)],
  samples: (report) => [report],
  corrects: (was, is) => was.personId === is.personId,
});

/** A correct report of a person, with the announced test. */
export function exampleOf({ personId, passNumber: number, sampledAt, result }: CrewMember): Report {
  return {
    kind: 'verify-crew',
    personId,
    identityMatches: true,
    passNumber: number,
    temperatureC: 36.5,
    histories: { travel: false, contact: false, illness: false },
    sampledAt,
    result,
    antigen: null,
    maskOn: true,
  };
}

/** The IDs of people whose latest report has no open fail. */
export function verifiedPeople(entries: readonly JudgedEntry[]): Set<string> {
  return new Set(
    entries.flatMap(({ report, findings }) =>
      report.kind === 'verify-crew' && !findings.some(isOpenFail) ? [report.personId] : [],
    ),
  );
}

function personFindings({ visit, facts }: StepContext, report: Report, member: CrewMember): Finding[] {
  const { personId } = member;
  const { limits } = visit;
  const positives = facts.site.histories.filter(({ id }) => report.histories[id] === true).map(({ id }) => id);
  return [
    finding('verify.identity', passOrFail(report.identityMatches), { matches: report.identityMatches }, {}, personId),
    finding(
      'verify.person-pass',
      passOrFail(report.passNumber !== null && sameIdentifier(report.passNumber, member.passNumber)),
      { pass: report.passNumber },
      { pass: member.passNumber },
      personId,
    ),
    finding('verify.histories', passOrFail(positives.length === 0), { positives }, {}, personId),
    finding(
      'verify.temperature',
      passOrFail(report.temperatureC < limits.temperatureBelowC),
      { temperatureC: report.temperatureC },
      { below: limits.temperatureBelowC },
      personId,
    ),
    testResult(report),
    testAge('verify.test-age', report, limits, facts.now),
    inOtherVehicle('verify.elsewhere', visit, personId, facts),
    finding('verify.mask', passOrWarn(report.maskOn), { maskOn: report.maskOn }, {}, personId),
  ];
}

/** [V9] The crew as a whole is judged with the report of the last person. */
function crewFindings(visit: VisitUnderWay, entries: readonly JudgedEntry[], report: Report): Finding[] {
  if (entries.some(({ findings }) => findings.some(isOfCrew))) return []; // the crew was judged with another report
  const verified = verifiedPeople(entries).add(report.personId);
  return visit.declaration.crew.every(({ personId }) => verified.has(personId)) ? judgeCrew(visit) : [];
}

function judgeCrew({ declaration: { crew }, limits }: VisitUnderWay): Finding[] {
  const drivers = crew.filter(({ role }) => role === 'driver').length;
  return [
    finding(
      'verify.crew-size',
      passOrFail(crew.length <= limits.crewMax),
      { people: crew.length },
      { max: limits.crewMax },
    ),
    finding('verify.one-driver', passOrFail(drivers === 1), { drivers }, { drivers: 1 }),
  ];
}

function isOfCrew({ rule }: Finding): boolean {
  return rule === 'verify.crew-size' || rule === 'verify.one-driver';
}

/** [M4] The entries that stay when the crew changes: those of people who stay, with the same pass. */
function entriesOfCrew(entries: readonly StepEntry[], visit: VisitUnderWay, crew: readonly CrewMember[]): StepEntry[] {
  const passOf = (members: readonly CrewMember[], id: string) =>
    members.find(({ personId }) => personId === id)?.passNumber;
  return entries.filter(({ report }) => {
    if (report.kind !== 'verify-crew') return false;
    const pass = passOf(crew, report.personId);
    const before = passOf(visit.declaration.crew, report.personId);
    return pass !== undefined && before !== undefined && sameIdentifier(pass, before);
  });
}

/** [M4] Judges the crew as a whole again, with the last remaining report. */
function judgeCrewAgain(visit: VisitUnderWay, entries: readonly StepEntry[]): StepEntry[] {
  const was = entries.flatMap(({ findings }) => findings.filter(isOfCrew));
  const people = entries.map((entry) => ({ ...entry, findings: entry.findings.filter((f) => !isOfCrew(f)) }));
  const [last, ...earlier] = people.toReversed();
  if (last === undefined || !rules.complete(visit, people)) return people;
  const findings = [...last.findings, ...keepWaivers(judgeCrew(visit), was)];
  return [...earlier.toReversed(), { ...last, findings }];
}
