import { gateOfficer } from '@cordon/protocol/testing/actors.ts';
import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TestCordon } from '../testing/providers.tsx';
import { RouteList } from './route-list.tsx';

function shown(visit: VisitState): string {
  return renderToStaticMarkup(
    <TestCordon>
      <RouteList visit={visit} acts={[]} next={null} onOpen={() => undefined} />
    </TestCordon>,
  );
}

const times = (text: string, part: string): number => text.split(part).length - 1;

describe('the route of a vehicle', () => {
  it('[U123] has one next step while the visit goes on', () => {
    const markup = shown(nightAt('verify-crew').visit(visitA));
    expect(times(markup, 'aria-current="step"')).toBe(1);
    expect(markup).not.toContain('未做');
  });

  it('[U123] has none once the vehicle is refused: what was begun was not finished, the rest not done', () => {
    const night = nightAt('verify-crew');
    night.ask(gateOfficer, { type: 'refuseVisit', visitId: visitA, reason: '自愿离开' });
    const markup = shown(night.visit(visitA));
    expect(markup).not.toContain('aria-current="step"');
    expect(times(markup, '未做完')).toBe(1); // its agent worked when it was sent away
    expect(times(markup, 'data-step=')).toBeGreaterThan(5);
    expect(times(markup, '未做')).toBe(times(markup, 'data-step=') - 1); // all but the arrival
  });
});
