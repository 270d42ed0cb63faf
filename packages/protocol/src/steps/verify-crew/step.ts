import { z } from 'zod';
import type { CrewMember } from '../../declaration/declaration.ts';
import { sameIdentifier } from '../../identifiers.ts';
import { personId as personIdShape, slug } from '../../ids.ts';
import { passNumber } from '../../text.ts';
import { instant } from '../../time.ts';
import { personClaim } from '../../visit/claim-names.ts';
import { type Finding, finding, isOpenFail, passOrFail, passOrWarn } from '../../visit/finding.ts';
import type { StepEntry, VisitUnderWay } from '../../visit/state.ts';
import { keepWaivers } from '../../visit/waivers.ts';
import { firstBy } from '../../visit/who-was-first.ts';
import { type JudgedEntry, refuseReport, type StepContext, stepRules, stepShape } from '../define.ts';
import { elsewhere } from './elsewhere.ts';
import { testAge, testResult, toVerifyAgain } from './tests.ts';

export const antigenResults = ['negative', 'positive'] as const;
export const maxHistories = 6; // that a site may ask about

export const shape = stepShape({
  kind: 'verify-crew',
  report: z.strictObject({
    kind: z.literal('verify-crew'),
    personId: personIdShape,
    identityMatches: z.boolean(), // the face and the document agree with the register
    passNumber: passNumber.nullable(), // as shown at the gate
    temperatureC: z.number().min(30).max(45),
    histories: z.record(slug, z.boolean()).refine((answers) => Object.keys(answers).length <= maxHistories), // true: yes
    sampledAt: instant.nullable(),
    result: z.enum(['negative', 'positive', 'pending']).nullable(),
    antigen: z.enum(antigenResults).nullable(), // taken at the gate when no valid result is there; null: none was taken
    maskOn: z.boolean(),
  }),
  acts: ['verify-crew'],
  words: {
    zh: { name: '司乘核验', acts: { 'verify-crew': '核验 {{name}}（{{number}}/{{of}}）' } },
    en: { name: 'Verify the crew', acts: { 'verify-crew': 'Verify {{name}} ({{number}}/{{of}})' } },
  },
  offline: 'yes',
  slowMinutes: 20,
  findings: {
    'verify.identity': {
      severity: 'high',
      waivable: true,
      zh: { title: '人证一致', good: '本人与证件、登记信息一致', bad: '本人与证件或登记信息不一致' },
      en: {
        title: 'Person and document agree',
        good: 'The person, the document and the register agree',
        bad: 'The person does not agree with the document or the register',
      },
    },
    'verify.person-pass': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '人员通行证',
        good: '通行证 {{pass}}，与报备一致',
        bad: '出示的通行证：{{pass}}，报备的通行证：{{limit.pass}}',
      },
      en: {
        title: 'Person pass',
        good: 'Pass {{pass}}, as announced',
        bad: 'Pass shown: {{pass}}, pass announced: {{limit.pass}}',
      },
    },
    'verify.histories': {
      severity: 'high',
      waivable: true,
      zh: { title: '三史', good: '三史均为否', bad: '回答为是：{{positives}}' },
      en: { title: 'Three histories', good: 'All histories answered with no', bad: 'Answered with yes: {{positives}}' },
    },
    'verify.temperature': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '体温',
        good: '体温 {{temperatureC}} ℃，低于 {{limit.below}} ℃',
        bad: '体温 {{temperatureC}} ℃，须低于 {{limit.below}} ℃',
      },
      en: {
        title: 'Temperature',
        good: '{{temperatureC}} °C, below {{limit.below}} °C',
        bad: '{{temperatureC}} °C, must be below {{limit.below}} °C',
      },
    },
    'verify.test-result': {
      severity: 'critical',
      waivable: false,
      zh: { title: '核酸结果', good: '核酸结果：{{result}}', bad: '核酸结果：{{result}}；现场抗原：{{antigen}}' },
      en: {
        title: 'Test result',
        good: 'Test result: {{result}}',
        bad: 'Test result: {{result}}; antigen test at the gate: {{antigen}}',
      },
    },
    'verify.test-age': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '核酸时效',
        good: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内',
        bad: '到预计出场时采样满 {{ageHours}} 小时，限 {{limit.hours}} 小时内；核酸结果：{{result}}；现场抗原：{{antigen}}',
      },
      en: {
        title: 'Test age',
        good: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h',
        bad: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h; result: {{result}}; antigen test at the gate: {{antigen}}',
      },
    },
    'verify.elsewhere': {
      severity: 'critical',
      waivable: true,
      zh: {
        title: '未随其他车辆在场',
        good: '该证件人员没有随其他车辆在场内',
        bad: '该人员登记为正随 {{plate}} 在场内：请核对证件号码；号码无误请报监管处理',
      },
      en: {
        title: 'Not with another vehicle',
        good: 'Nobody of this document is inside with another vehicle',
        bad: 'Recorded as inside with {{plate}}: check the number of the document. If it is right, call a supervisor',
      },
    },
    'verify.mask': {
      severity: 'warning',
      waivable: true,
      zh: { title: '口罩', good: '已规范佩戴口罩', bad: '未规范佩戴口罩' },
      en: { title: 'Mask', good: 'Mask worn properly', bad: 'Mask not worn properly' },
    },
    'verify.crew-size': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '司乘人数',
        good: '司乘 {{people}} 人，限 {{limit.max}} 人',
        bad: '司乘 {{people}} 人，超过 {{limit.max}} 人的上限',
      },
      en: {
        title: 'Size of the crew',
        good: 'Crew of {{people}}, at most {{limit.max}}',
        bad: 'Crew of {{people}}, more than the {{limit.max}} allowed',
      },
    },
    'verify.one-driver': {
      severity: 'high',
      waivable: true,
      zh: {
        title: '驾驶员一名',
        good: '驾驶员 {{drivers}} 名',
        bad: '报备驾驶员 {{drivers}} 名，应为 {{limit.drivers}} 名',
      },
      en: {
        title: 'One driver',
        good: 'Drivers: {{drivers}}',
        bad: 'Drivers: {{drivers}}, there must be {{limit.drivers}}',
      },
    },
  },
});
type Report = z.infer<typeof shape.report>;

/** One report per person; done when everybody in the cab has passed. */
export const rules = stepRules(shape, {
  judge(context, report) {
    const { visit, entries, facts } = context;
    const member = visit.declaration.crew.find(({ personId }) => personId === report.personId);
    if (member === undefined) return refuseReport('person-not-in-crew');
    if (verifiedPeople(entries).has(report.personId)) {
      const before = entries.filter(
        ({ report: one }) => one.kind === 'verify-crew' && one.personId === report.personId,
      );
      return refuseReport('person-verified', firstBy(before));
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
  perPerson: { kept: entriesOfCrew, judgeCrew: judgeCrewAgain, again: toVerifyAgain },
  claims: (_visit, report) => [personClaim(report.personId)],
  samples: (report) => [report],
  corrects: (was, is) => was.personId === is.personId,
});

/** Somebody in order, with the test that was announced. */
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

/** The people whose latest report has no open fail. */
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
    elsewhere('verify.elsewhere', visit, personId, facts),
    finding('verify.mask', passOrWarn(report.maskOn), { maskOn: report.maskOn }, {}, personId),
  ];
}

/** [V9] The crew as a whole is judged with the last person's report. */
function crewFindings(visit: VisitUnderWay, entries: readonly JudgedEntry[], report: Report): Finding[] {
  if (entries.some(({ findings }) => findings.some(isOfCrew))) return []; // a corrected report of somebody else
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

/** [M4] What stays of the verification when the crew changes: people who are the same, with the pass that was looked at. */
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

/** [M4] The crew as a whole is judged again, with the last report that is left. */
function judgeCrewAgain(visit: VisitUnderWay, entries: readonly StepEntry[]): StepEntry[] {
  const was = entries.flatMap(({ findings }) => findings.filter(isOfCrew));
  const people = entries.map((entry) => ({ ...entry, findings: entry.findings.filter((f) => !isOfCrew(f)) }));
  const [last, ...earlier] = people.toReversed();
  if (last === undefined || !rules.complete(visit, people)) return people;
  const findings = [...last.findings, ...keepWaivers(judgeCrew(visit), was)];
  return [...earlier.toReversed(), { ...last, findings }];
}
