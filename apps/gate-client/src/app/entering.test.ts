import { createMemoryHistory } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { enterAt, isFreshWindow, landingOf, signInSearch } from './entering.ts';

describe('the address that a window was opened with', () => {
  it('[U381] is where whoever signs in lands, if the role may open it', () => {
    expect(landingOf('gate', '/gate?visit=v&task=crew')).toBe('/gate?visit=v&task=crew');
    expect(landingOf('supervisor', '/review/summary#x')).toBe('/review/summary#x');
    expect(landingOf('gate', '/office?visit=v')).toBe('/gate');
    expect(landingOf('unloading', undefined)).toBe('/unloading');
  });

  it.each(['//elsewhere.example/gate', String.raw`/\elsewhere.example`, 'https://elsewhere.example', 7, null])(
    '[U381] counts for nothing when it leads elsewhere: %s',
    (to) => {
      expect(signInSearch({ to }).to).toBeUndefined();
    },
  );

  it('[U380] has its screen below it, so that the way back closes what is open', () => {
    const history = createMemoryHistory({ initialEntries: ['/elsewhere', '/gate?visit=v'] });
    enterAt(history, '/gate?visit=v');
    expect([history.length, history.location.href]).toEqual([3, '/gate?visit=v']);
    history.back();
    expect(history.location.href).toBe('/gate');
  });

  it('[U380] is not entered again when the page is loaded again', () => {
    expect(isFreshWindow({ state: null })).toBe(true);
    expect(isFreshWindow({ state: { __TSR_index: 2 } })).toBe(false);
  });
});
