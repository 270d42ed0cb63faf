import { createMemoryHistory } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { enterAt, isFreshWindow } from './entering.ts';

describe('the address that a window was opened with', () => {
  it('[U386] has its screen below it, so that the way back closes what is open', () => {
    const history = createMemoryHistory({ initialEntries: ['/elsewhere', '/gate?visit=v'] });
    enterAt(history, '/gate?visit=v');
    expect([history.length, history.location.href]).toEqual([3, '/gate?visit=v']);
    history.back();
    expect(history.location.href).toBe('/gate');
  });

  it('[U386] is not entered again when the page is loaded again', () => {
    expect(isFreshWindow({ state: null })).toBe(true);
    expect(isFreshWindow({ state: { __TSR_index: 2 } })).toBe(false);
  });
});
