import { describe, expect, it } from 'vitest';
import { type PointPlace, pointPlaces, searchOfPoint } from './use-point-place.ts';

const form = { kind: 'form', stepId: 's1.dock', stationId: 'canteen-1', entry: null } as const;
const places: PointPlace[] = [
  { stationId: null, visitId: null, form: null },
  { stationId: 'canteen-1', visitId: null, form: null },
  { stationId: null, visitId: 'v', form: null },
  { stationId: 'canteen-1', visitId: 'v', form },
];

describe('the address of a point', () => {
  it('[U386] says which point, which vehicle and which form is open', () => {
    for (const place of places) expect(pointPlaces.placeOf(searchOfPoint(place))).toEqual(place);
    expect(places.map(pointPlaces.depthOf)).toEqual([0, 0, 1, 2]);
  });

  it.each([
    [
      { visit: 'v', step: 's1.dock' },
      { stationId: null, visitId: 'v', form: null },
    ],
    [
      { step: 's1.dock', station: 'canteen-1' },
      { stationId: null, visitId: null, form: null },
    ],
    [
      { point: { a: 1 }, visit: true },
      { stationId: null, visitId: null, form: null },
    ],
  ])('[U386] falls back to the nearest place that there is: %j', (search, place) => {
    expect(pointPlaces.placeOf(search)).toEqual(place);
  });

  it('[U386] keeps the chosen point when a form or a vehicle is closed', () => {
    const open: PointPlace = { stationId: 'canteen-1', visitId: 'v', form };
    expect(pointPlaces.around(open)).toEqual({ ...open, form: null });
    expect(pointPlaces.around({ ...open, form: null })).toEqual({ ...open, visitId: null, form: null });
  });
});
