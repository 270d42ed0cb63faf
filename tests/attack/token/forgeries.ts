import { createHmac } from 'node:crypto';
import { generateProof, type KeyPair } from 'dpop';
import type { Device } from '../../support/device.ts';

/** What a thief knows: the token, and whatever of the victim's proofs they may have seen; their own key. */
export type Loot = { url: string; token: string; victim: Device; thief: Device; nonce: string };

type Asked = { method: string; path: string };
export type Forgery = (loot: Loot, asked: Asked) => Promise<string | undefined>;

/** Every way to show a proof that is not the right one, for a request that may be any. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  'no proof': () => Promise.resolve(undefined),
  'another key': ({ thief, token, url, nonce }, { method, path }) =>
    generateProof(thief.keys, url + path, method, nonce, token),
  'another path': ofVictim({ path: '/api/v1/elsewhere' }),
  'another method': ofVictim({ method: 'PATCH' }),
  'another host': ofVictim({ url: 'http://elsewhere.example' }),
  'another token': ofVictim({ token: 'x'.repeat(43) }),
  'no token': ofVictim({ token: undefined }),
  'an old nonce': ofVictim({ nonce: 'kx0000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
  'no nonce': ofVictim({ nonce: undefined }),
  'alg none': (loot, asked) => unsigned(loot, asked, 'none', () => ''),
  HS256: (loot, asked) =>
    unsigned(loot, asked, 'HS256', (text, jwk) => createHmac('sha256', jwk).update(text).digest('base64url')),
  'a broken signature': async (loot, asked) => {
    const proof = (await ofVictim({})(loot, asked)) ?? '';
    return `${proof.slice(0, proof.lastIndexOf('.'))}.${'A'.repeat(86)}`;
  },
  'the thief’s signature': async (loot, asked) => {
    const [mine = '', theirs = ''] = await Promise.all([
      ofVictim({})(loot, asked),
      forgeries['another key']?.(loot, asked),
    ]);
    return `${mine.slice(0, mine.lastIndexOf('.'))}${theirs.slice(theirs.lastIndexOf('.'))}`;
  },
};

type Change = Partial<Record<'url' | 'method' | 'path' | 'token' | 'nonce', string | undefined>>;

/** A proof of the victim's own key, seen somewhere: right but for what is changed. */
function ofVictim(change: Change): Forgery {
  return ({ victim, ...loot }, asked) => {
    const { url, method, path, token, nonce } = { ...loot, ...asked, ...change };
    return generateProof(victim.keys, `${url}${path}`, method ?? asked.method, nonce, token);
  };
}

type Sign = (text: string, jwk: string) => string;

/** The victim's public key is in every proof of theirs: what it is worth as a secret, or without any signature. */
async function unsigned({ victim, ...loot }: Loot, asked: Asked, alg: string, sign: Sign): Promise<string> {
  const proof = await generateProof(victim.keys, loot.url + asked.path, asked.method, loot.nonce, loot.token);
  const jwk = await publicJwk(victim.keys);
  const header = Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg, jwk })).toString('base64url');
  const text = `${header}.${proof.split('.')[1]}`;
  return `${text}.${sign(text, JSON.stringify(jwk))}`;
}

async function publicJwk({ publicKey }: KeyPair): Promise<object> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return { kty, crv, x, y };
}
