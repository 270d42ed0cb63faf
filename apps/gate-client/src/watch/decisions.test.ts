import { describe, expect, it } from 'vitest';
import { pendingDecisions } from './decisions.ts';
import {
  at,
  atGate,
  declared,
  gateOfficer,
  hot,
  hotDriver,
  pictureWith,
  supervisor,
  visitOf,
} from './testing/pictures.ts';

const asked = (minute: number) =>
  [
    minute,
    {
      type: 'overrideRequested',
      overrideId: 'o',
      stepId: 'verify-crew',
      rule: 'verify.temperature',
      personId: 'p1',
      reasonCode: 'perishable-goods',
      text: '冷链货物',
      lapsesAt: at(minute + 10),
    },
    gateOfficer,
  ] as const;

describe('what needs a decision', () => {
  it('[U67] shows a hold with the values that its rules saw', () => {
    const [hold] = pendingDecisions(
      pictureWith([visitOf('v', declared('渝A00001'), ...atGate(0), ...hotDriver(5))]),
      at(6),
    );
    expect(hold).toMatchObject({ kind: 'hold', since: at(5), severity: 'high', findings: [hot] });
  });

  it('[U67] shows an override with the fail that it is asked for, until it lapses', () => {
    const visit = visitOf('v', declared('渝A00001'), ...atGate(0), ...hotDriver(5), [...asked(7)]);
    const kinds = (minute: number) => pendingDecisions(pictureWith([visit]), at(minute)).map(({ kind }) => kind);
    const override = pendingDecisions(pictureWith([visit]), at(8)).find(({ kind }) => kind === 'override');
    expect(override).toMatchObject({ finding: hot, override: { by: gateOfficer } });
    expect(kinds(16)).toEqual(['hold', 'override']);
    expect(kinds(17)).toEqual(['hold']);
  });

  it('[U67] puts the gravest first, then what has waited longest', () => {
    const hold = visitOf('hold', declared('渝A00001'), ...atGate(0), ...hotDriver(5));
    const water = visitOf('water', declared('渝A00002'), ...atGate(0), [
      3,
      { type: 'helpAsked', helpId: 'h1', need: 'water' },
    ]);
    const doctor = visitOf('doctor', declared('渝A00003'), ...atGate(0), [
      9,
      { type: 'helpAsked', helpId: 'h2', need: 'doctor' },
    ]);
    const out = visitOf('out', declared('渝A00004'), ...atGate(0), [
      8,
      { type: 'deviationReported', deviationId: 'd', kind: 'left-cab', text: null },
    ]);
    const list = pendingDecisions(pictureWith([hold, water, doctor, out]), at(10));
    expect(list.map(({ visit }) => visit.id)).toEqual(['out', 'doctor', 'water', 'hold']);
  });

  it('[U67] forgets what has been settled', () => {
    const visit = visitOf(
      'v',
      declared('渝A00001'),
      ...atGate(0),
      [1, { type: 'deviationReported', deviationId: 'd', kind: 'contact', text: null }],
      [2, { type: 'deviationSettled', deviationId: 'd', verdict: 'dismissed', note: '误报' }, supervisor],
      [3, { type: 'helpAsked', helpId: 'h', need: 'food' }],
      [4, { type: 'helpGiven', helpId: 'h', note: null }],
    );
    expect(pendingDecisions(pictureWith([visit]), at(5))).toEqual([]);
  });
});
