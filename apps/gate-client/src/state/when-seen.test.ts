import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import { createPictureStore } from './picture-store.ts';
import { whenSeen } from './when-seen.ts';

function setUp(seq: number) {
  const timers = new TestTimers(0);
  const picture = createPictureStore();
  picture.setState({ seq: 4 });
  let seen = false;
  void whenSeen(picture, seq, 2000, timers).then(() => (seen = true));
  return { timers, picture, seen: () => seen };
}

describe('a confirmed command', () => {
  it('[U14] keeps its button busy until the picture shows what it did', async () => {
    const { picture, seen, timers } = setUp(6);
    picture.setState({ seq: 5 });
    await settled();
    expect(seen()).toBe(false);
    picture.setState({ seq: 6 });
    await settled();
    expect(seen()).toBe(true);
    expect(timers.pending).toBe(0);
  });

  it('[U14] gives the button back after two seconds all the same', async () => {
    const { seen, timers } = setUp(6);
    await timers.pass(1999);
    expect(seen()).toBe(false);
    await timers.pass(1);
    expect(seen()).toBe(true);
  });

  it('[U14] is seen at once when its event came first', async () => {
    const { seen } = setUp(4);
    await settled();
    expect(seen()).toBe(true);
  });
});
