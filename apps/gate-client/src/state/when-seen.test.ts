import { describe, expect, it } from 'vitest';
import { settled, TestTimers } from '../testing/timers.ts';
import { createPictureStore } from './picture-store.ts';
import { whenSeen } from './when-seen.ts';

function setUp(seq: number) {
  const timers = new TestTimers(0);
  const picture = createPictureStore();
  picture.setState({ seq: 4 });
  picture.setState({ feedId: 'f' });
  let seen = false;
  let isThere: boolean | null = null;
  const line = { isLive: true };
  void whenSeen(picture, { seq, feed: 'f' }, () => line.isLive, timers).then((there) => {
    seen = true;
    isThere = there;
  });
  return { timers, picture, line, seen: () => seen, isThere: () => isThere };
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

  it('[U14] stays in its place while the line is lost, until the picture has caught up', async () => {
    const { seen, timers, line, picture } = setUp(6);
    line.isLive = false;
    await timers.pass(60_000);
    expect(seen()).toBe(false);
    picture.setState({ seq: 6 });
    await settled();
    expect(seen()).toBe(true);
    expect(timers.pending).toBe(0);
  });

  it('[U14] is let go after all on a line that is back and tells nothing of it', async () => {
    const { seen, timers, line } = setUp(6);
    line.isLive = false;
    await timers.pass(3000);
    line.isLive = true;
    await timers.pass(2000);
    expect(seen()).toBe(true);
  });

  it('[U14] is seen at once when its event came first', async () => {
    const { seen } = setUp(4);
    await settled();
    expect(seen()).toBe(true);
  });

  it('[OF74] is not taken for done by the number of another feed', async () => {
    const { picture, isThere, timers } = setUp(6);
    picture.setState({ seq: 9, feedId: 'another' });
    await settled();
    expect(isThere()).toBe(false);
    expect(timers.pending).toBe(0);
  });
});
