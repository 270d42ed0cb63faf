import { usualAlerting } from '@cordon/protocol/alert/policy.ts';
import { describe, expect, it } from 'vitest';
import { en } from '../../../i18n/en/index.ts';
import { createWords } from '../../../i18n/words.tsx';
import { site } from '../../../watch/testing/pictures.ts';
import { alertingSchema, draftOf } from '../alerting/alerting-draft.ts';
import { draftOf as limitsDraftOf, limitsFormOf, limitsSchema } from '../limits/limit-fields.ts';
import { channelSchema, newChannel, nothingTyped } from '../notifications/channel-form.ts';
import { newMember, staffProblems, staffSchema } from '../people/staff-sheet.tsx';
import { newStation, stationSchema } from '../stations/station-sheet.tsx';
import { faultWords } from './office-form.ts';
import type { z } from 'zod';

/** What is wrong, by the field that it stands at. */
function faultsOf<In>(schema: z.ZodType<unknown, In>, fields: In): Record<string, string> {
  const read = schema.safeParse(fields);
  if (read.success) return {};
  return Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('a longer form of the office', () => {
  it('[U384] puts every fault to the field that it was typed in, all at once', () => {
    expect(faultsOf(stationSchema([]), { ...newStation, zh: '北门', capacity: '51', hours: [] })).toEqual({
      en: 'incomplete',
      capacity: 'capacityFault',
    });
    const windows = [{ day: 1, from: '22:00', to: '' }];
    expect(
      faultsOf(stationSchema(['dock']), { ...newStation, zh: '点', en: 'Dock', id: 'dock', hours: windows }),
    ).toEqual({ id: 'idTaken', hours: 'hoursFault' });
    expect(faultsOf(channelSchema(null, null, []), { ...newChannel, ...nothingTyped, audience: [] })).toEqual({
      zh: 'incomplete',
      en: 'incomplete',
      audience: 'audience',
      url: 'url',
    });
  });

  it('[U384] finds a fault deep in a form, and counts it once', () => {
    const draft = draftOf(usualAlerting);
    const step = { after: '-1', whom: [], means: ['screen' as const] };
    const policies = { ...draft.policies, warning: { acknowledged: '', steps: [step] } };
    expect(faultsOf(alertingSchema, { ...draft, policies, silence: '0' })).toEqual({
      'policies.warning.steps.0.after': 'minutes 0',
      'policies.warning.steps.0.whom': 'whom',
      silence: 'minutes 1',
    });
    const limits = limitsFormOf({ ...limitsDraftOf(site.limits), 'slowMinutes.leg': 'x', crewMax: '1.5' });
    expect(faultsOf(limitsSchema, limits)).toEqual({ 'slowMinutes.leg': 'fault', crewMax: 'fault' });
  });

  it('[U384] says that a name must hold no number of a person, and not that the number of the staff is wrong', () => {
    const filled = { ...newMember, staffNumber: '1002', stations: ['main-gate'] };
    const faults = faultsOf(staffSchema('p-1', site.stations), { ...filled, name: '门岗 13912345678' });
    expect(faults).toEqual({ name: 'personal-data-in-text' });
    const words = createWords({ language: 'en', dictionary: en }, site);
    const said = faultWords(words, staffProblems, (problem) => problem);
    expect(said('personal-data-in-text')).toBe(words.t('errors.personal-data-in-text.what'));
    expect(said('incomplete')).toBe('incomplete');
  });
});
