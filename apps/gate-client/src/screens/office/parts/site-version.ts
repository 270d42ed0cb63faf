import { useState } from 'react';
import { usePicture } from '../../../state/picture-store.ts';

/** [C11] The version of the site that is on the screen: what a page that follows the feed saves on top of. */
export function useSiteVersion(): number {
  return usePicture(({ site }) => site?.version ?? 0);
}

/** [C11] The version when a form was opened: its fields don't follow the feed. */
export function useOpenedAt(): number {
  const version = useSiteVersion();
  return useState(version)[0];
}
