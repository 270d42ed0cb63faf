import { useRef } from 'react';
import type { SiteNotice } from '@cordon/protocol/site/notices.ts';
import { useNow } from '../clock/clock.tsx';
import { useWords } from '../i18n/words.tsx';
import { useHeightVariable } from '../ui/page/use-height-variable.ts';
import { StatusShape } from '../ui/verdict/shapes.tsx';
import { noticeKindsShown, noticeWords } from './site-notices.ts';
import styles from './site-band.module.css';

type Props = { notices: readonly SiteNotice[]; size?: 'screen' | 'wall' };

/** [U296] What concerns everybody, across the whole screen as long as it lasts: word, shape, since when, by whom and why. */
export function SiteBand({ notices, size = 'screen' }: Props) {
  const band = useRef<HTMLDivElement>(null);
  useHeightVariable(band, '--notices-height');
  return (
    <div ref={band} className={styles.band} data-size={size}>
      {notices.map((notice) => (
        <Line key={notice.key} notice={notice} />
      ))}
    </div>
  );
}

function Line({ notice }: { notice: SiteNotice }) {
  const words = useWords();
  const { title, means, since } = noticeWords(words, notice, useNow());
  const { status } = noticeKindsShown[notice.kind];
  return (
    <div
      className={styles.notice}
      role={status === 'refuse' ? 'alert' : 'status'}
      data-notice={notice.kind}
      data-status={status}
    >
      <StatusShape status={status} size="1.6em" />
      <p className={styles.text}>
        <strong className={styles.title}>{title}</strong> · <strong>{means}</strong> · {since}
      </p>
    </div>
  );
}
