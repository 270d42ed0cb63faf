import type { CrewMember } from '@cordon/protocol/declaration/declaration.ts';
import type { HistoryQuestion, Limits } from '@cordon/protocol/site/settings.ts';
import { hoursBetween, type Instant, minuteMs, oneDecimal } from '@cordon/protocol/time.ts';
import type { ReportOf } from '@cordon/protocol/visit/report.ts';
import { z } from 'zod';

type Report = ReportOf<'verify-crew'>;

/** What the officer has filled in of one person. Null: not looked at yet; nothing but the declared test is filled in. */
export const personFields = z.object({
  identity: z.boolean().nullable(),
  pass: z.enum(['declared', 'typed', 'none']).nullable(),
  typedPass: z.string(),
  temperature: z.string(),
  histories: z.record(z.string(), z.boolean()),
  sampledAt: z.number().nullable(),
  result: z.enum(['negative', 'positive', 'pending']).nullable(),
  antigen: z.enum(['negative', 'positive', 'none']).nullable(), // none: none was taken
  mask: z.boolean().nullable(),
});
export type PersonFields = z.infer<typeof personFields>;

/** [U140] The declared test is offered; everything else is to be looked at. A correction begins with what was reported. */
export function personStart(member: CrewMember, was: Report | null): PersonFields {
  if (was === null) {
    return {
      identity: null,
      pass: null,
      typedPass: '',
      temperature: '',
      histories: {},
      sampledAt: member.sampledAt,
      result: member.result,
      antigen: null,
      mask: null,
    };
  }
  const isDeclared = was.passNumber === member.passNumber;
  return {
    identity: was.identityMatches,
    pass: was.passNumber === null ? 'none' : isDeclared ? 'declared' : 'typed',
    typedPass: isDeclared ? '' : (was.passNumber ?? ''),
    temperature: String(was.temperatureC),
    histories: was.histories,
    sampledAt: was.sampledAt,
    result: was.result,
    antigen: was.antigen ?? 'none',
    mask: was.maskOn,
  };
}

export type Missing = 'identity' | 'pass' | 'temperature' | 'histories' | 'antigen' | 'mask';

/**
 * [U141] The report of one person, or what is still missing of it, in the order of the form. Antigen is asked for only
 * where no valid result is there.
 */
export function personReport(
  member: CrewMember,
  fields: PersonFields,
  questions: readonly HistoryQuestion[],
  isTestValid: boolean,
): Report | Missing {
  const { identity, pass, typedPass, temperature, histories, sampledAt, result, antigen, mask } = fields;
  if (identity === null) return 'identity';
  if (pass === null || (pass === 'typed' && typedPass === '')) return 'pass';
  const temperatureC = Number(temperature);
  if (temperature === '' || temperatureC < 30 || temperatureC > 45) return 'temperature';
  if (questions.some(({ id }) => histories[id] === undefined)) return 'histories';
  if (!isTestValid && antigen === null) return 'antigen';
  if (mask === null) return 'mask';
  return {
    kind: 'verify-crew',
    personId: member.personId,
    identityMatches: identity,
    passNumber: pass === 'declared' ? member.passNumber : pass === 'typed' ? typedPass : null,
    temperatureC,
    histories,
    sampledAt,
    result,
    antigen: antigen === 'none' ? null : antigen,
    maskOn: mask,
  };
}

/** [U141] Antigen is asked for without a valid result; what was taken stays to be seen. */
export function asksAntigen({ antigen }: PersonFields, isTestValid: boolean): boolean {
  return !isTestValid || (antigen !== null && antigen !== 'none');
}

export type TestAge = { hours: number; limit: number; valid: boolean };

/** [U142] The test's age at the expected exit, as the rule will count it; null without a sampling time. */
export function testAge(
  { sampledAt, result }: Pick<PersonFields, 'sampledAt' | 'result'>,
  limits: Limits,
  now: Instant,
): TestAge | null {
  if (sampledAt === null) return null;
  const exitAt = now + limits.expectedLoopMinutes * minuteMs;
  const hours = hoursBetween(sampledAt, exitAt);
  return {
    hours: oneDecimal(hours),
    limit: limits.testAgeHours,
    valid: sampledAt <= now && hours <= limits.testAgeHours && result === 'negative',
  };
}
