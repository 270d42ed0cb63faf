import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './paged.module.css';

export type PageLink = { to: '/office/$' | '/review/$'; page: string; word: string; isHere: boolean };

/** A screen of several pages, each with an address of its own; the list of them stays in sight. */
export function Paged({ label, links, children }: { label: string; links: readonly PageLink[]; children: ReactNode }) {
  return (
    <div className={styles.paged}>
      <nav className={styles.nav} aria-label={label}>
        {links.map(({ to, page, word, isHere }) => (
          <Link
            key={page}
            to={to}
            params={{ _splat: page }}
            className={styles.link}
            aria-current={isHere ? 'page' : undefined}
          >
            {word}
          </Link>
        ))}
      </nav>
      <div className={styles.page}>{children}</div>
    </div>
  );
}
