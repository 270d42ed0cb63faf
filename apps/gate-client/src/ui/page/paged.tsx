import { Link, type LinkOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './paged.module.css';

export type PageLink = { link: LinkOptions; word: string; isHere: boolean };

/** A screen of several pages, each with an address of its own; the list of them stays in sight. */
export function Paged({ label, links, children }: { label: string; links: readonly PageLink[]; children: ReactNode }) {
  return (
    <div className={styles.paged}>
      <nav className={styles.nav} aria-label={label}>
        {links.map(({ link, word, isHere }) => (
          <Link key={link.to} {...link} className={styles.link} aria-current={isHere ? 'page' : undefined}>
            {word}
          </Link>
        ))}
      </nav>
      <div className={styles.page}>{children}</div>
    </div>
  );
}
