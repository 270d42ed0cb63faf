import { declare, nightAt, report, visitA } from '@cordon/protocol/testing/journey.ts';
import { crewOf, driver } from '@cordon/protocol/testing/declarations.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { readingOf, verificationOf } from '@cordon/protocol/testing/reports.ts';
import type { StepReport } from '@cordon/protocol/visit/report.ts';
import { stepOf } from '@cordon/protocol/visit/route.ts';
import { describe, expect, it } from 'vitest';
import { previewOf } from './preview.ts';

function preview(night: Night, stepId: string, seen: StepReport, entry: number | null = null): string[] {
  const visit = night.visit(visitA);
  const step = stepOf(visit, stepId);
  if (step === undefined) throw new RangeError(`no step ${stepId}`);
  const correcting = step.progress?.entries.find(({ version }) => version === entry) ?? null;
  const facts = { now: night.now, site: night.site.state, holders: {} };
  return previewOf(visit, step, seen, facts, correcting).map(({ rule }) => rule);
}

describe('what a report will be found to be', () => {
  it('[U118] a fever is said before it is sent, and is what the server then finds', () => {
    const night = nightAt('verify-crew');
    const seen = verificationOf(driver, { temperatureC: 37.3 });
    expect(preview(night, 'verify-crew', verificationOf(driver))).toEqual([]);
    expect(preview(night, 'verify-crew', seen)).toEqual(['verify.temperature']);
    report(night, 'verify-crew', { as: seen });
    expect(night.underWay(visitA).held?.reason).toMatchObject({ rules: ['verify.temperature'] });
  });

  it('[U118] another plate than announced is said before the vehicle has arrived', () => {
    const night = new Night();
    declare(night);
    const other: StepReport = { kind: 'arrive', plate: '渝A54321', trailerPlate: null, handReason: null };
    expect(preview(night, 'arrive', other)).toEqual(['arrive.plate']);
  });

  it('[U118] a correction is judged without the report that it replaces', () => {
    const night = nightAt('verify-crew', { crew: crewOf(2) });
    report(night, 'verify-crew', { as: verificationOf(driver, { temperatureC: 38 }) });
    const [entry] = stepOf(night.visit(visitA), 'verify-crew')?.progress?.entries ?? [];
    expect(preview(night, 'verify-crew', verificationOf(driver), entry?.version)).toEqual([]);
  });

  it('[U118] the comparison at the exit says nothing beforehand', () => {
    const night = nightAt('reconcile');
    expect(preview(night, 'reconcile', readingOf(night.visit(visitA), { seal: 'X-99' }))).toEqual([]);
  });
});
