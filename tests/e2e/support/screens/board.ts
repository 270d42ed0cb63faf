import type { Locator } from 'playwright-core';
import type { Place } from '@cordon/protocol/visit/place.ts';
import { painted } from '../words.ts';
import type { Post } from '../post.ts';

type Column = Exclude<Place, 'closed'>;

/** The vehicle's card in one column of the supervisor's board. */
export function cardIn({ page, t }: Post, place: Column, plate: string): Locator {
  const column = page.getByRole('region', { name: t(`terms.places.${place}`) });
  return column.getByRole('button', { name: painted(plate) });
}

export function cardOf({ page, t }: Post, plate: string): Locator {
  const board = page.getByRole('region', { name: t('board.columns.region') });
  return board.getByRole('button', { name: painted(plate) });
}

export function alertsOf({ page, t }: Post): Locator {
  return page.getByRole('region', { name: t('board.alerts.region') });
}

export function decisionsOf({ page, t }: Post): Locator {
  return page.getByRole('region', { name: t('board.decisions.region') });
}

export function siteBarOf({ page, t }: Post): Locator {
  return page.getByRole('region', { name: t('board.clear.region') });
}

export function feedOf({ page, t }: Post): Locator {
  return page.getByRole('region', { name: t('board.feed.region') });
}
