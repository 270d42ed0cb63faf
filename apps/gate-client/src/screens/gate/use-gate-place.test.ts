import { describe, expect, it } from 'vitest';
import { gatePlaces, type GatePlace, isSameTask, searchOfGate } from './use-gate-place.ts';

const seal = { kind: 'form', stepId: 'seal', stationId: 'main-gate', entry: null } as const;
const places: GatePlace[] = [
  { visitId: null, task: null },
  { visitId: 'v', task: null },
  { visitId: 'v', task: seal },
  { visitId: 'v', task: { ...seal, entry: 3 } },
  { visitId: 'v', task: { kind: 'crew' } },
  { visitId: null, task: { kind: 'unannounced' } },
];

describe('the address of the gate', () => {
  it('[U386] says which vehicle and which form is open, and nothing else', () => {
    for (const place of places) expect(gatePlaces.placeOf(searchOfGate(place))).toEqual(place);
    expect(searchOfGate({ visitId: 'v', task: seal })).toEqual({
      visit: 'v',
      task: 'form',
      step: 'seal',
      station: 'main-gate',
      entry: undefined,
    });
  });

  it.each([
    [
      { visit: 7, task: 'form', step: 'seal', station: 'main-gate' },
      { visitId: null, task: null },
    ],
    [
      { visit: 'v', task: 'form', step: 'seal' },
      { visitId: 'v', task: null },
    ],
    [
      { visit: 'v', task: 'form', step: ['seal'], station: 'main-gate' },
      { visitId: 'v', task: null },
    ],
    [
      { visit: 'v', task: 'dance' },
      { visitId: 'v', task: null },
    ],
    [
      { visit: 'v', task: 'form', step: 'seal', station: 'main-gate', entry: -1 },
      { visitId: 'v', task: seal },
    ],
    [{ task: 'crew' }, { visitId: null, task: null }],
    [
      { visit: '', plate: '渝A12345' },
      { visitId: null, task: null },
    ],
    [undefined, { visitId: null, task: null }],
  ])('[U386] falls back to the nearest place that there is: %j', (search, place) => {
    expect(gatePlaces.placeOf(search ?? {})).toEqual(place);
  });

  it('[U386] is deeper with a vehicle, and deepest with what is done with it', () => {
    expect(places.map(gatePlaces.depthOf)).toEqual([0, 1, 2, 2, 2, 2]);
    expect(gatePlaces.around({ visitId: 'v', task: seal })).toEqual({ visitId: 'v', task: null });
    expect(gatePlaces.around({ visitId: 'v', task: null })).toEqual({ visitId: null, task: null });
  });

  it('[U386] knows a form from another one, so that an answer that comes late shuts its own alone', () => {
    expect(isSameTask(seal, { ...seal })).toBe(true);
    expect(isSameTask(seal, { ...seal, entry: 3 })).toBe(false);
    expect(isSameTask({ kind: 'crew' }, seal)).toBe(false);
    expect(isSameTask(null, { kind: 'crew' })).toBe(false);
  });
});
