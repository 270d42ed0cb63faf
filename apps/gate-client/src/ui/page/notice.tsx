import type { ReactNode } from 'react';
import type { RefusalParams } from '@cordon/protocol/decision.ts';
import type { ErrorCode } from '@cordon/protocol/errors.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { WithWords } from '../later/with-words.tsx';
import { StatusShape } from '../verdict/shapes.tsx';
import styles from './page.module.css';

export type NoticeProps = {
  tone: 'plain' | 'pass' | 'hold' | 'refuse' | 'offline';
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
};

/** A message in its place, there until it is dealt with; nothing ever flies in and vanishes. */
export function Notice({ tone, title, text, action, onDismiss }: NoticeProps) {
  const { t } = useWords();
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'refuse' ? 'alert' : 'status'}>
      {tone === 'plain' ? <span /> : <StatusShape status={tone} size="1.75rem" />}
      <div>
        <p className={styles.noticeTitle}>{title}</p>
        {text !== undefined && <p>{text}</p>}
      </div>
      <div className={styles.noticeActions}>
        {action}
        {onDismiss !== undefined && <ActionButton onPress={onDismiss}>{t('common.dismiss')}</ActionButton>}
      </div>
    </div>
  );
}

export type RefusalNoticeProps = {
  refusal: { code: ErrorCode; params: RefusalParams } | null;
  visit?: VisitState | null; // names its steps
  onDismiss?: () => void;
  action?: ReactNode;
};

/** What the server refused: what happened, and what to do. */
export function RefusalNotice({ refusal, ...props }: RefusalNoticeProps) {
  return refusal === null ? null : <WithWords>{() => <Refused refusal={refusal} {...props} />}</WithWords>;
}

type RefusedProps = RefusalNoticeProps & { refusal: NonNullable<RefusalNoticeProps['refusal']> };

function Refused({ refusal, visit = null, onDismiss, action }: RefusedProps) {
  const words = useWords();
  const { what, todo, detail } = refusalWords(words, refusal, visit);
  return (
    <div data-refusal={refusal.code}>
      <Notice
        tone="refuse"
        title={detail === null ? what : `${what}${words.language === 'en' ? ': ' : '：'}${detail}`}
        text={todo}
        action={action}
        {...(onDismiss && { onDismiss })}
      />
    </div>
  );
}
