import { arrivalOf } from '@cordon/protocol/testing/arrivals.ts';
import { declare, goTo, report, visitA, visitB, visitC } from '@cordon/protocol/testing/journey.ts';
import { Night } from '@cordon/protocol/testing/night.ts';
import { describe, expect, it } from 'vitest';
import { searchByPlate } from './search-sheet.tsx';

function nightOfThree(): Night {
  const night = new Night();
  declare(night, visitA, { plate: '渝A12345' });
  declare(night, visitB, { plate: '渝A123D5', trailerPlate: '川AK0W7挂' });
  declare(night, visitC, { plate: '鄂E98765' });
  return night;
}
const found = (night: Night, typed: string) =>
  searchByPlate(
    [visitA, visitB, visitC].map((id) => night.visit(id)),
    typed,
  ).map(({ id }) => id);

describe('search by plate', () => {
  it('[U121] finds any part of it, however it was typed', () => {
    const night = nightOfThree();
    expect(found(night, '渝a·1234')).toEqual([visitA]);
    expect(found(night, '１２３')).toEqual([visitA, visitB]);
    expect(found(night, '8765')).toEqual([visitC]);
  });

  it('[U121] finds a vehicle by its trailer', () => {
    expect(found(nightOfThree(), 'K0W7')).toEqual([visitB]);
  });

  it('[U121] finds a vehicle by the plate that it came with, though another was announced', () => {
    const night = nightOfThree();
    report(night, 'arrive', { id: visitC, as: arrivalOf({ plate: '鄂F55555' }) });
    expect(found(night, '5555')).toEqual([visitC]);
    expect(found(night, '98765')).toEqual([visitC]);
  });

  it('[U121] puts who is here before who is expected, and closed loops last', () => {
    const night = nightOfThree();
    goTo(night, null, visitA);
    goTo(night, 'seal', visitB);
    expect(found(night, '渝A')).toEqual([visitB, visitA]);
  });

  it('[U121] finds nothing before anything is typed', () => {
    expect(found(nightOfThree(), ' · ')).toEqual([]);
  });
});
