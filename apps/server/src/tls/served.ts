import type { X509Certificate } from 'node:crypto';

/** The certificate that the server shows on TLS connections, and what it is valid for. */
export type Served = {
  key: string; // PEM
  cert: string; // PEM, with the intermediate certificates
  /** Whether the certificate or the machine itself has this name or address. */
  bears(name: string): boolean;
  /** The names and addresses by which other machines reach it. */
  hosts: readonly string[];
  /** [TL7] The root certificate that tablets have to install; null: they know it already. */
  root: X509Certificate | null;
};
