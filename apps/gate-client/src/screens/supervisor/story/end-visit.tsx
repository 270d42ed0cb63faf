import { useWords } from '../../../i18n/words.tsx';
import { ReasonButton } from '../../../steps/parts/reason-command.tsx';

type Props = { visitId: string; end: 'refuse' | 'escort' };

/** Before admission a vehicle is refused, after it it is escorted out. */
export function EndVisit({ visitId, end }: Props) {
  const { t } = useWords();
  const isRefusal = end === 'refuse';
  return (
    <ReasonButton
      held
      tone="refuse"
      title={t(`board.story.${end}`)}
      text={t(isRefusal ? 'board.story.refuseText' : 'board.story.escortText')}
      actionWord={t(`board.story.${end}`)}
      quickReasons={
        isRefusal
          ? [
              t('board.story.refuseReasons.papers'),
              t('board.story.refuseReasons.health'),
              t('board.story.refuseReasons.plate'),
            ]
          : [
              t('board.story.escortReasons.doctor'),
              t('board.story.escortReasons.breach'),
              t('board.story.escortReasons.fault'),
            ]
      }
      command={(reason) =>
        isRefusal ? { type: 'refuseVisit', visitId, reason } : { type: 'escortOut', visitId, reason }
      }
    />
  );
}
