import { describe, expect, it } from 'vitest';
import { createNoticeTone } from './notice-sound.ts';

function setUp() {
  const scene = { keys: [] as string[], on: true, canBeHeard: true };
  const heard: string[] = [];
  const { look } = createNoticeTone({
    keys: () => scene.keys,
    on: () => scene.on,
    canBeHeard: () => scene.canBeHeard,
    speaker: { play: (pattern) => heard.push(pattern), hush: () => heard.push('hush') },
  });
  const change = (to: Partial<typeof scene>) => {
    Object.assign(scene, to);
    look();
  };
  return { heard, change };
}

describe('the tone of a notice', () => {
  it('[U298] sounds once when it begins, and not again while it lasts', () => {
    const { heard, change } = setUp();
    change({});
    change({ keys: ['lockdown:1'] });
    change({});
    change({ keys: ['lockdown:1', 'clear-revoked:2'] });
    change({ keys: ['clear-revoked:2'] });
    expect(heard).toEqual(['refusal', 'refusal']);
  });

  it('[U298] sounds again when it begins again', () => {
    const { heard, change } = setUp();
    change({ keys: ['lockdown:1'] });
    change({ keys: [] });
    change({ keys: ['lockdown:9'] });
    expect(heard).toEqual(['refusal', 'refusal']);
  });

  it('[U298] is silent while the device is switched off, and is heard once it is switched on', () => {
    const { heard, change } = setUp();
    change({ on: false, keys: ['lockdown:1'] });
    expect(heard).toEqual([]);
    change({ on: true });
    expect(heard).toEqual(['refusal']);
  });

  it('[U298] is heard with the first touch when the page could make no sound before', () => {
    const { heard, change } = setUp();
    change({ canBeHeard: false, keys: ['lockdown:1'] });
    expect(heard).toEqual(['refusal']); // a motor needs no speaker
    change({});
    expect(heard).toEqual(['refusal']);
    change({ canBeHeard: true });
    change({});
    expect(heard).toEqual(['refusal', 'refusal']);
  });
});
