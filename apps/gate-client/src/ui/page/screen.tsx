import type { ReactNode } from 'react';
import { BottomBar } from '../buttons/button.tsx';
import styles from './page.module.css';

export type ScreenProps = {
  title: string;
  hideTitle?: boolean; // said, not shown: the strip already tells where one is
  width?: 'full' | 'narrow';
  bottom?: ReactNode; // the primary action
  children: ReactNode;
};

/** The root of every screen: one <main> with one heading. */
export function Screen({ title, hideTitle = false, width = 'full', bottom, children }: ScreenProps) {
  return (
    <main className={styles.screen}>
      <div className={styles.body} data-width={width}>
        <h1 className={hideTitle ? 'visually-hidden' : styles.title}>{title}</h1>
        {children}
      </div>
      {bottom !== undefined && <BottomBar>{bottom}</BottomBar>}
    </main>
  );
}

export type PanelProps = {
  title: ReactNode;
  aside?: ReactNode; // at the right of the title
  tone?: 'plain' | 'hold' | 'refuse';
  level?: 2 | 3;
  flush?: boolean; // for lists and tables that bring their own padding
  children: ReactNode;
};

export function Panel({ title, aside, tone = 'plain', level = 2, flush = false, children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.panel} data-tone={tone}>
      <div className={styles.panelHead}>
        <Heading className={styles.panelTitle}>{title}</Heading>
        {aside}
      </div>
      <div className={styles.panelBody} data-flush={flush}>
        {children}
      </div>
    </section>
  );
}

export function EmptyState({ title, text, icon }: { title: string; text?: string; icon?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && (
        <span className={styles.emptyIcon} aria-hidden>
          {icon}
        </span>
      )}
      <p className={styles.emptyTitle}>{title}</p>
      {text !== undefined && <p>{text}</p>}
    </div>
  );
}

/** Names and their values. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(({ name, value }) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
