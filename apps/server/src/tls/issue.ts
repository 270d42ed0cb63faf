import 'reflect-metadata'; // before the library, whose classes use its decorators
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { isIP } from 'node:net';
import type { Instant } from '@cordon/protocol/time.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A private key and its certificate, as PEM. */
export type Pair = { key: string; cert: string };

const dayMs = 24 * 3_600_000;
const rootDays = 3_652; // ten years, because a new one has to be installed on each tablet
const serverDays = 397; // browsers accept 398 at most

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** [TL2] A root certificate that may sign only servers, and no further authority. */
export async function issueRoot(machine: string, now: Instant): Promise<Pair> {
  const made = newKeys();
  const signingKey = await signingKeyOf(made.key);
  const name = [{ O: ['Cordon'] }, { CN: [`Cordon authority of ${machine}`] }];
  const root = await X509CertificateGenerator.create({
    ...{ subject: name, issuer: name, publicKey: made.publicKey, signingKey, signingAlgorithm },
    ...lasting(rootDays, now),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(made.publicKey),
    ],
  });
  return { key: made.key, cert: root.toString('pem') };
}

/** [TL3] A certificate for a server of these names, with a new key. */
export async function issueServer(root: Pair, names: readonly string[], now: Instant): Promise<Pair> {
  const made = newKeys();
  const issuer = new X509Certificate(root.cert);
  const { notBefore, notAfter } = lasting(serverDays, now);
  const server = await X509CertificateGenerator.create({
    ...{ subject: [{ O: ['Cordon'] }, { CN: ['Cordon'] }], issuer: issuer.subject, publicKey: made.publicKey },
    ...{ signingKey: await signingKeyOf(root.key), signingAlgorithm },
    notBefore,
    notAfter: notAfter < issuer.notAfter ? notAfter : issuer.notAfter,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await SubjectKeyIdentifierExtension.create(made.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { key: made.key, cert: server.toString('pem') };
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve.namedCurve });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
  };
}

function signingKeyOf(pem: string) {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return crypto.subtle.importKey('pkcs8', der, curve, false, ['sign']);
}

/** Valid from a day ago, since a tablet's clock may be behind. */
function lasting(days: number, now: Instant): { notBefore: Date; notAfter: Date } {
  const notBefore = now - dayMs;
  return { notBefore: new Date(notBefore), notAfter: new Date(notBefore + days * dayMs) };
}
