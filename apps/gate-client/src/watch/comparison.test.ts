import { describe, expect, it } from 'vitest';
import { finding } from '@cordon/protocol/visit/finding.ts';
import { comparisonOf } from './comparison.ts';
import { admitted, at, atGate, declared, readyForAdmission, reported, visitOf } from './testing/pictures.ts';

const reading = {
  kind: 'reconcile',
  plate: '渝A00001',
  trailerPlate: null,
  people: ['p1'],
  seal: 'S101',
  cargo: 'empty',
  containers: 0,
} as const;

describe('the exit comparison', () => {
  it('[U69] lays what came in beside what was read, field by field', () => {
    const visit = visitOf(
      'v',
      declared('渝A00001'),
      ...atGate(0),
      ...readyForAdmission(40),
      admitted(41),
      reported(90, 'reconcile', { ...reading, people: ['p1'] }, 'failed', [
        finding('reconcile.plate', 'pass', { plate: '渝A00001' }, { plate: '渝A00001' }),
        finding('reconcile.seal', 'fail', { seal: 'S101' }, { seal: 'S100' }),
      ]),
    );
    expect(comparisonOf(visit)).toEqual({
      at: at(90),
      firstAt: at(90),
      by: '门岗一号',
      attempt: 1,
      fields: [
        {
          rule: 'reconcile.plate',
          entry: { plate: '渝A00001' },
          exit: { plate: '渝A00001' },
          same: true,
          waived: false,
          changes: [],
        },
        {
          rule: 'reconcile.seal',
          entry: { seal: 'S100' },
          exit: { seal: 'S101' },
          same: false,
          waived: false,
          changes: [],
        },
      ],
    });
  });

  it('[U69] is not there before the exit was read', () => {
    expect(comparisonOf(visitOf('v', declared('渝A00001'), ...atGate(0)))).toBeNull();
  });
});
