import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import { supervisorA } from '@cordon/protocol/testing/actors.ts';
import { describe, expect, it } from 'vitest';
import { admissionOf } from '../../state/admission.ts';
import { pictureAt } from '../../testing/night.ts';
import { admissionIn } from './seen.ts';

describe('admission', () => {
  it('[U112] has nothing to wait for when site and vehicle are in order', () => {
    const night = nightAt('admit');
    const admission = admissionIn(admissionOf(night.underWay(visitA), pictureAt(night), night.now));
    expect(admission).toMatchObject({ waiting: [], failing: [] });
    expect(admission.findings.length).toBeGreaterThan(5);
  });

  it('[U112] waits for the campus to be clear; a pass that ends too soon does not mend itself', () => {
    const night = nightAt('admit', { vehiclePass: null });
    night.ask(supervisorA, { type: 'revokeClear', reason: '有人未归' });
    const { waiting, failing } = admissionIn(admissionOf(night.underWay(visitA), pictureAt(night), night.now));
    expect(waiting).toEqual(['admit.campus-clear']);
    expect(failing).toEqual(['admit.vehicle-pass']);
  });
});
