import { expect, it } from 'vitest';
import { openDatabase } from '../storage/database.ts';
import { createSeal } from '../storage/seal.ts';
import { aBusyNight, pictureAt, placeAt } from '../testing/night.ts';
import { TestTimers } from '../testing/timers.ts';
import { createKeptPicture, pictureFrom, storedPicture } from './kept-picture.ts';
import { positionOf } from './picture.ts';
import { createPictureStore } from './picture-store.ts';
import { lendDatabases } from '../testing/databases.ts';

lendDatabases();

const view = 'the gate';

it('[OF73] a kept picture comes back with the place that it stands at', async () => {
  const database = openDatabase('kept-1');
  const picture = createPictureStore();
  const kept = createKeptPicture(database, createSeal(database), picture, new TestTimers(0));
  kept.follow(view);
  const night = aBusyNight();
  picture.setState(pictureAt(night), true);
  await kept.keep();

  const later = createPictureStore();
  const again = createKeptPicture(database, createSeal(database), later, new TestTimers(0));
  await again.recall(view);
  expect(positionOf(later.getState())).toEqual(placeAt(night.log.length));

  // What came from the server is never replaced by it, whatever the numbers say.
  const fromServer = { ...pictureAt(night), seq: 1, feedId: 'renamed' };
  later.setState(fromServer, true);
  await again.recall(view);
  expect(later.getState()).toBe(fromServer);
  database.close();
});

it('[OF73] one that an older version kept is shown, and only a snapshot leads on from it', async () => {
  const database = openDatabase('kept-2');
  const seal = createSeal(database);
  const { feedId: _, mark: __, ...older } = pictureAt(aBusyNight());
  const sealed = await seal.close(older);
  await database.write('pictures', (pictures) => pictures.put({ view, sealed }));
  const picture = createPictureStore();
  await createKeptPicture(database, seal, picture, new TestTimers(0)).recall(view);
  expect(picture.getState().site).not.toBeNull();
  expect(positionOf(picture.getState())).toBeNull();
  database.close();
});

it('[SV2] keeps the commands that are in it under the name that tablets in use know', () => {
  const picture = { ...pictureAt(aBusyNight()), appliedCommandIds: ['a', 'b'] };
  const stored = storedPicture(picture);
  expect(stored).toMatchObject({ told: ['a', 'b'] });
  expect(pictureFrom(stored).appliedCommandIds).toEqual(['a', 'b']);
  expect(pictureFrom({ ...stored, told: 'nonsense' }).appliedCommandIds).toEqual([]);
});
