import type { X509Certificate } from 'node:crypto';

/** What the server shows to who connects by TLS, and what it stands for. */
export type Served = {
  key: string; // PEM
  cert: string; // PEM, with the certificates between it and its root
  /** Whether a certificate or the machine itself bears this name or address. */
  bears(name: string): boolean;
  /** By which other machines reach it. */
  hosts: readonly string[];
  /** [TL7] The root that tablets have to be given; null: they know it already. */
  root: X509Certificate | null;
};
