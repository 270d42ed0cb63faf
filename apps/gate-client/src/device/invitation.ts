import { readCode } from '@cordon/protocol/wire/session.ts';

/**
 * [U228] The device code that came with the address (`/enrol#CODE`, what the office's QR code says): taken out of it at
 * once, so that it stays in no history and on no screen that is photographed. A fragment is never sent to a server.
 *
 * @returns null when there is none, or when it can't be one
 */
export function takeInvitation(
  location: Pick<Location, 'pathname' | 'search' | 'hash'>,
  history: Pick<History, 'replaceState' | 'state'>,
): string | null {
  const { pathname, search, hash } = location;
  if (pathname !== '/enrol' || hash === '') return null;
  history.replaceState(history.state, '', `${pathname}${search}`);
  return readCode(decoded(hash.slice(1)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
