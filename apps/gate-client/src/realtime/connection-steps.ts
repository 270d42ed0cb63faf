import type { Bye } from '@cordon/protocol/wire/feed.ts';
import type { Link } from '../state/link.ts';

/** `opening`: until the wire is there. `joining`: until the picture is current. `waiting`: for the next attempt. */
export type Phase = 'stopped' | 'waiting' | 'opening' | 'joining' | 'joined';

export type ConnectionState = {
  token: string | null; // the sign-in that is connected; null when there is none
  phase: Phase;
  attempt: number; // failed attempts since it was joined last
  staleProofs: number; // refused in a row for an older nonce
};

export const stopped: ConnectionState = { token: null, phase: 'stopped', attempt: 0, staleProofs: 0 };

export type ConnectionEvent =
  | { kind: 'start'; token: string }
  | { kind: 'stop' }
  | { kind: 'wake' } // the device says that the network is back
  | { kind: 'retry' } // the time of the next attempt has come
  | { kind: 'opened' }
  | { kind: 'joined' } // the picture is current
  | { kind: 'applied' } // a packet is in the picture
  | { kind: 'gap'; resume: boolean } // a packet can't be; `resume`: what the picture holds is still worth asking with
  | { kind: 'silent' }
  | { kind: 'lost'; refusal: Refusal | null }
  | { kind: 'bye'; why: Bye['why'] | null };

/** What the server said to a handshake or to `follow`; `nonce` comes with a proof that was made over an older one. */
export type Refusal = { code: string; nonce: string | null };

export type ConnectionEffect =
  | { do: 'open'; token: string } // another wire, in place of the present one
  | { do: 'close' }
  | { do: 'follow'; resume: boolean }
  | { do: 'listen' } // the time without a packet begins anew
  | { do: 'retry-later'; attempt: number }
  | { do: 'cancel-retry' }
  | { do: 'show'; link: Partial<Link> }
  | { do: 'take-nonce'; nonce: string }
  | { do: 'signed-out'; why: 'expired' | 'revoked' };

export type Stepped = { state: ConnectionState; effects: ConnectionEffect[] };

const freshNonces = 2; // in a row: a server that keeps asking for another one is left alone for a while

/** What follows from what happened to the connection: no wire, no timer, no clock. */
export function connectionStep(state: ConnectionState, event: ConnectionEvent): Stepped {
  switch (event.kind) {
    case 'start': {
      const connecting: ConnectionEffect = { do: 'show', link: { state: 'connecting', bye: null } };
      return opening({ ...state, token: event.token, attempt: 0 }, connecting);
    }
    case 'stop':
      return stoppedFrom(state);
    case 'wake':
      return state.phase === 'joined' ? { state, effects: [] } : opening(state);
    case 'retry':
      return opening(state);
    case 'opened':
      return { state: { ...state, phase: 'joining' }, effects: [{ do: 'follow', resume: true }] };
    case 'joined': {
      const live: ConnectionEffect = { do: 'show', link: { state: 'live', bye: null, outdated: false } };
      const joined = { ...state, phase: 'joined', attempt: 0, staleProofs: 0 } as const;
      return { state: joined, effects: [{ do: 'listen' }, live] };
    }
    case 'applied':
      return { state, effects: [{ do: 'show', link: { state: 'live' } }] };
    case 'gap':
      return { state: { ...state, phase: 'joining' }, effects: [{ do: 'follow', resume: event.resume }] };
    case 'silent': // [U3] a wire that is open but silent is as good as cut
      return again(state, { do: 'show', link: { state: 'stale' } });
    case 'lost':
      return lost(state, event.refusal);
    case 'bye': {
      const parting: ConnectionEffect = { do: 'show', link: { bye: event.why } };
      return event.why === 'revoked' ? signedOut(state, 'revoked', parting) : { state, effects: [parting] };
    }
    default:
      return event satisfies never;
  }
}

function lost(state: ConnectionState, refusal: Refusal | null): Stepped {
  const offline: ConnectionEffect = { do: 'show', link: { state: 'offline' } };
  switch (refusal?.code) {
    case 'not-signed-in':
    case 'key-proof-missing':
    case 'key-proof-invalid':
      return signedOut(state, 'expired');
    case 'unsupported-protocol':
      return stoppedFrom(state, { do: 'show', link: { state: 'offline', outdated: true } });
    case 'key-proof-stale': {
      const nonce: ConnectionEffect[] = refusal.nonce === null ? [] : [{ do: 'take-nonce', nonce: refusal.nonce }];
      return refusal.nonce === null || state.staleProofs >= freshNonces
        ? again({ ...state, staleProofs: 0 }, ...nonce, offline)
        : opening({ ...state, staleProofs: state.staleProofs + 1 }, ...nonce);
    }
    default:
      return again({ ...state, staleProofs: 0 }, offline);
  }
}

function opening(state: ConnectionState, ...first: ConnectionEffect[]): Stepped {
  const { token } = state;
  if (token === null) return { state, effects: [...first, { do: 'cancel-retry' }] };
  const effects: ConnectionEffect[] = [...first, { do: 'cancel-retry' }, { do: 'open', token }];
  return { state: { ...state, phase: 'opening' }, effects };
}

function again(state: ConnectionState, ...first: ConnectionEffect[]): Stepped {
  if (state.token === null) return { state: { ...state, phase: 'stopped' }, effects: [...first, { do: 'close' }] };
  const attempt = state.attempt + 1;
  return {
    state: { ...state, phase: 'waiting', attempt },
    effects: [...first, { do: 'close' }, { do: 'retry-later', attempt }],
  };
}

function stoppedFrom(state: ConnectionState, ...first: ConnectionEffect[]): Stepped {
  return {
    state: { ...state, token: null, phase: 'stopped' },
    effects: [...first, { do: 'close' }, { do: 'cancel-retry' }],
  };
}

function signedOut(state: ConnectionState, why: 'expired' | 'revoked', ...first: ConnectionEffect[]): Stepped {
  const { state: next, effects } = stoppedFrom(state, ...first);
  return { state: next, effects: [...effects, { do: 'signed-out', why }] };
}
