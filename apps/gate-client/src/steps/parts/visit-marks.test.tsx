import { nightAt, visitA } from '@cordon/protocol/testing/journey.ts';
import type { DeviceClaims } from '@cordon/protocol/wire/claims.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createStore } from 'zustand';
import { TestCordon } from '../../testing/providers.tsx';
import { ClaimNotice } from './visit-marks.tsx';

function shown(...told: DeviceClaims[]): string {
  const claims = createStore<readonly DeviceClaims[]>(() => told);
  return renderToStaticMarkup(
    <TestCordon parts={{ claims }}>
      <ClaimNotice visit={nightAt('seal').visit(visitA)} />
    </TestCordon>,
  );
}
const north = { device: { id: 'north', name: '北门平板' }, by: '门岗二号', at: 5, left: null };

it('[U285] says who is at the vehicle, what they recorded, and that their tablet is off the network', () => {
  expect(shown({ ...north, claims: [{ visitId: visitA, steps: [], since: 1 }] })).toContain('正在办这辆车');
  const recorded = shown({ ...north, left: 9, claims: [{ visitId: visitA, steps: ['seal'], since: 1 }] });
  expect(recorded).toContain('北门平板（门岗二号）');
  expect(recorded).toContain('封条');
  expect(recorded).toContain('断网');
  expect(shown({ ...north, claims: [{ visitId: 'another', steps: [], since: 1 }] })).toBe('');
});
