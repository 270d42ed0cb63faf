import { useFreshness } from '../freshness.ts';
import { useLink } from '../link.ts';
import { useProvisional } from './shown-picture.ts';

/** [U283] Is what the screen says of this visit the server's word, as of now? */
export function useIsConfirmed(visitId: string): boolean {
  const provisional = useProvisional(visitId);
  const { state } = useLink();
  const { stale } = useFreshness();
  return provisional === null && state === 'live' && !stale;
}
