import type { SiteNotice } from '@cordon/protocol/site/notices.ts';
import { hourMs, type Instant } from '@cordon/protocol/time.ts';
import type { Words } from '../i18n/words.tsx';

export type NoticeWords = { title: string; means: string; since: string };

/** [U296] What it is, what it means, and by whom, since when and why; with the day once it is not tonight's. */
export function noticeWords(words: Words, { kind, by, since, reason }: SiteNotice, now: Instant): NoticeWords {
  const { t } = words;
  const at = now - since < 12 * hourMs ? words.time(since) : words.dateTime(since);
  return {
    title: t(`notices.${kind}.title`),
    means: t(`notices.${kind}.means`),
    since: t(`notices.${kind}.since`, { by: by === null ? '' : words.by(by), at, reason: reason ?? '' }),
  };
}
