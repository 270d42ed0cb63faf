import type { FeedEvent } from '@cordon/protocol/wire/feed.ts';
import type { Picture } from '../../../state/picture.ts';

type Known = Pick<Picture, 'visits' | 'alerts'>;

/** [U75] Which vehicle a line of the feed is about; an alert's line is about its visit, the site's about none. */
export function feedSubject(
  { visits, alerts }: Known,
  entry: FeedEvent,
): { visitId: string | null; plate: string | null } {
  switch (entry.aggregate) {
    case 'visit': {
      const declared = entry.event.type === 'visitDeclared' ? entry.event.declaration.plate : null;
      return { visitId: entry.id, plate: visits[entry.id]?.state.declaration.plate ?? declared };
    }
    case 'alert': {
      const alert = entry.event.type === 'alertRaised' ? entry.event.alert : alerts[entry.id]?.state;
      return { visitId: alert?.visitId ?? null, plate: alert?.plate ?? null };
    }
    case 'site':
    case 'audit':
      return { visitId: null, plate: null };
    default:
      return entry satisfies never;
  }
}
