import { useWords } from '../../../i18n/words.tsx';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';

/** [U242] Answers by name for letting in and out without the network. */
export function PaperDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened={opened}
      onClose={onClose}
      title={t('queue.paper.declare')}
      text={t('queue.paper.declareText')}
      actionWord={t('queue.paper.declareAction')}
      quickReasons={[t('queue.paper.reasons.wifi'), t('queue.paper.reasons.server'), t('queue.paper.reasons.power')]}
      command={(reason) => ({ type: 'declarePaper', reason })}
    />
  );
}
