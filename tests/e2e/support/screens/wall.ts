import type { Place } from '@cordon/protocol/visit/place.ts';
import type { Post } from '../post.ts';
import { seen } from '../touch.ts';
import { painted } from '../words.ts';

/** The vehicle stands in this phase of the wall. */
export function onWall({ page, t }: Post, place: Exclude<Place, 'closed' | 'expected'>, plate: string): Promise<void> {
  const phase = page.getByRole('region', { name: t(`terms.places.${place}`) });
  return seen(phase.getByRole('listitem').filter({ hasText: painted(plate) }));
}
